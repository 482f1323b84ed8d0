import type { Repository, Stored } from '../store';
import { nodeId, type Site } from './site';
import { appView } from './apps';
import { userView } from './users';

/** A commit status, as lists of a commit's combined state have it. */
export function statusView(
  site: Site,
  repository: Repository,
  { id, createdAt, updatedAt, value }: Stored,
) {
  return {
    url: `${site.api}/repos/${repository.slug}/statuses/${value.sha}`,
    avatar_url: userView(site, String(value.creator)).avatar_url,
    id,
    node_id: nodeId('Status', id),
    state: value.state as string,
    description: (value.description as string | undefined) ?? null,
    target_url: (value.target_url as string | undefined) ?? null,
    context: value.context as string,
    created_at: createdAt,
    updated_at: updatedAt,
  };
}

/** The same with who reported it. */
export function fullStatusView(
  site: Site,
  repository: Repository,
  stored: Stored,
) {
  return {
    ...statusView(site, repository, stored),
    creator: userView(site, String(stored.value.creator)),
  };
}

export function checkRunView(
  site: Site,
  repository: Repository,
  { id, value }: Stored,
) {
  const url = `${site.api}/repos/${repository.slug}/check-runs/${id}`;
  const output = (value.output ?? {}) as {
    title?: string | null;
    summary?: string | null;
    text?: string | null;
  };
  return {
    id,
    node_id: nodeId('CheckRun', id),
    head_sha: value.head_sha,
    name: value.name,
    url,
    html_url: `${site.html}/${repository.slug}/commit/${value.head_sha}`,
    details_url: value.details_url ?? null,
    external_id: value.external_id ?? null,
    status: value.status,
    conclusion: value.conclusion ?? null,
    started_at: value.started_at ?? null,
    completed_at: value.completed_at ?? null,
    output: {
      title: output.title ?? null,
      summary: output.summary ?? null,
      text: output.text ?? null,
      annotations_count: 0,
      annotations_url: `${url}/annotations`,
    },
    check_suite: { id },
    app: appView(site),
    pull_requests: [],
  };
}
