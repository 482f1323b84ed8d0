import { GitOpsCommitter } from '../gitops/GitOpsCommitter';
import type { GitOpsPullRequest } from '../gitops/GitOpsClient';
import { GitOpsPullRequests } from '../gitops/GitOpsPullRequests';
import { TreeListings } from '../gitops/TreeListings';
import { GitDatabase } from './git/GitDatabase';
import type { GitHubConnection } from './connection/GitHubConnection';
import type { GitHubClient } from './GitHubClient';
import { newFiles } from './git/newFiles';

/** Pull requests that add files to a repository of other people. */
export class GitHubProposals {
  readonly #pullRequests: GitOpsPullRequests;

  constructor(options: {
    connection: GitHubConnection;
    owner: string;
    repository: string;
    base: string;
  }) {
    const { connection, owner, repository } = options;
    const database = new GitDatabase(connection, owner, repository);
    const committer = new GitOpsCommitter(database, {
      listings: new TreeListings(database),
      commitUrl: sha =>
        `${connection.htmlBaseUrl}/${owner}/${repository}/commit/${sha}`,
    });
    this.#pullRequests = new GitOpsPullRequests({
      ...options,
      database,
      committer,
    });
  }

  propose(
    options: Omit<Parameters<GitHubClient['proposeFiles']>[0], 'name'>,
  ): Promise<GitOpsPullRequest | undefined> {
    const { files, ...proposal } = options;
    return this.#pullRequests.propose({
      ...proposal,
      // Looked at in the very commit that the files are put on.
      plan: async snapshot => {
        const present = await snapshot.list('');
        const { added } = newFiles(present, Object.keys(files));
        return Object.fromEntries(added.map(path => [path, files[path]]));
      },
    });
  }

  withdraw(branch: string): Promise<void> {
    return this.#pullRequests.withdraw(branch);
  }
}
