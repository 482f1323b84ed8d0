import { nodeId } from '../../github/views';
import type { WorkflowFile } from '../WorkflowFiles';
import { addresses, type ViewContext } from './repository';

/** A workflow file in the shape of GitHub's `workflow`. */
export function workflowView(
  view: ViewContext,
  slug: string,
  file: WorkflowFile,
  since: string,
) {
  const { api, html } = addresses(view, slug);
  return {
    id: file.id,
    node_id: nodeId('Workflow', file.id),
    name: file.name,
    path: file.path,
    state: 'active',
    created_at: since,
    updated_at: since,
    url: `${api}/actions/workflows/${file.id}`,
    html_url: `${html}/blob/HEAD/${file.path}`,
    badge_url: `${html}/workflows/${encodeURIComponent(file.name)}/badge.svg`,
  };
}
