import { createHmac } from 'node:crypto';

export interface PushEvent {
  /** Address of the repository's page. */
  htmlUrl: string;
  /** `owner/name` */
  slug: string;
  branch: string;
  before: string;
  after: string;
  paths: readonly string[];
}

/** The body of GitHub's push event, as far as Argo CD's webhook handlers read it. */
export function pushPayload(event: PushEvent): string {
  const [owner, name] = event.slug.split('/');
  const commit = {
    id: event.after,
    added: [],
    removed: [],
    modified: event.paths,
  };
  return JSON.stringify({
    ref: `refs/heads/${event.branch}`,
    before: event.before,
    after: event.after,
    repository: {
      name,
      full_name: event.slug,
      html_url: event.htmlUrl,
      clone_url: `${event.htmlUrl}.git`,
      default_branch: event.branch,
      owner: { login: owner, name: owner },
    },
    commits: event.paths.length > 0 ? [commit] : [],
    head_commit: event.paths.length > 0 ? commit : null,
  });
}

/** GitHub's headers of a webhook: the event and the signature of exactly these bytes. */
export function webhookHeaders(
  payload: string,
  secret: string,
): Record<string, string> {
  const signature = createHmac('sha256', secret).update(payload).digest('hex');
  return {
    'content-type': 'application/json',
    'x-github-event': 'push',
    'x-hub-signature-256': `sha256=${signature}`,
  };
}
