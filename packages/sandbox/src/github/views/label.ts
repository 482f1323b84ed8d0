import { userId } from '../auth';
import type { Repository } from '../store';
import { nodeId, type Site } from './site';

/** A label: the sandbox knows names only. */
export function labelView(site: Site, repository: Repository, name: string) {
  const id = userId(`label:${name}`);
  return {
    id,
    node_id: nodeId('Label', id),
    url: `${site.api}/repos/${repository.slug}/labels/${encodeURIComponent(
      name,
    )}`,
    name,
    description: null,
    color: 'ededed',
    default: false,
  };
}
