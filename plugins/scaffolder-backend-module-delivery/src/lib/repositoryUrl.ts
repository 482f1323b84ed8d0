import type {
  GitHubClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';

/** Address of a repository's page before there is one: its owner's GitOps repository is on the same host. */
export function repositoryUrl(
  clients: { github: GitHubClient; gitops: GitOpsClient },
  name: string,
): string {
  const { origin } = new URL(clients.gitops.urlOf('services'));
  return `${origin}/${clients.github.owner}/${name}`;
}
