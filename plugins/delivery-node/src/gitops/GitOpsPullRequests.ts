import { z } from 'zod';
import { DeliveryError } from '../errors';
import type { GitDatabase } from '../github/git/GitDatabase';
import type { GitHubConnection } from '../github/connection/GitHubConnection';
import type { GitOpsCommitter, CommitPlan } from './GitOpsCommitter';
import type { GitOpsPullRequest } from './GitOpsClient';
import { pullRequestSchema } from './schema';

type PullRequestData = z.output<typeof pullRequestSchema>;

export interface Proposal extends CommitPlan {
  title: string;
  body: string;
  /** Whether an open pull request gets this title and body. */
  retitle?: boolean;
}

interface Options {
  connection: GitHubConnection;
  owner: string;
  repository: string;
  /** The branch that changes are proposed for. */
  base: string;
  database: GitDatabase;
  committer: GitOpsCommitter;
}

/** Changes as pull requests, one branch each. */
export class GitOpsPullRequests {
  constructor(private readonly options: Options) {}

  async propose(proposal: Proposal): Promise<GitOpsPullRequest | undefined> {
    const { branch } = proposal;
    const open = await this.#findOpen(branch);
    if (open) {
      // People may have added commits to the pull request: ours goes on top of them.
      await this.options.committer.commit(proposal);
      if (
        proposal.retitle &&
        (open.title !== proposal.title || bodyOf(open) !== proposal.body)
      ) {
        await this.#change(open.number, {
          title: proposal.title,
          body: proposal.body,
        });
      }
      return toPullRequest(open);
    }
    const moved = await this.#startBranch(proposal);
    return moved ? this.#open(proposal) : undefined;
  }

  async withdraw(branch: string): Promise<void> {
    const open = await this.#findOpen(branch);
    if (open) {
      await this.#change(open.number, { state: 'closed' });
    }
    await this.options.database.deleteRef(branch);
  }

  async #change(
    number: number,
    changes: { state?: 'closed'; title?: string; body?: string },
  ): Promise<void> {
    await this.options.connection.send(
      'PATCH /repos/{owner}/{repo}/pulls/{pull_number}',
      pullRequestSchema,
      this.#target(`pull request ${number}`, {
        pull_number: number,
        ...changes,
      }),
    );
  }

  /** Puts the branch at one commit on the base; a branch without an open pull request is a leftover. False when nothing differs. */
  async #startBranch(proposal: Proposal): Promise<boolean> {
    const { database, committer, base } = this.options;
    const head = await committer.head(base);
    const tree = await committer.treeOn(head, proposal);
    if (tree === head.tree) {
      return false;
    }
    const commit = await database.createCommit({
      message: proposal.message,
      tree,
      parents: [head.commit],
    });
    if ((await database.findRef(proposal.branch)) === undefined) {
      await this.#createBranch(proposal.branch, commit.sha);
    } else {
      await database.updateRef(proposal.branch, commit.sha, { force: true });
    }
    return true;
  }

  async #createBranch(branch: string, sha: string): Promise<void> {
    try {
      await this.options.database.createRef(branch, sha);
    } catch (error) {
      // The answer to the first attempt was lost, or another replica was faster; else the repository's rules refuse it.
      const taken =
        error instanceof DeliveryError &&
        error.status === 422 &&
        (await this.options.database.findRef(branch)) !== undefined;
      if (!taken) {
        throw error;
      }
      await this.options.database.updateRef(branch, sha, { force: true });
    }
  }

  async #open(proposal: Proposal): Promise<GitOpsPullRequest> {
    try {
      const { data } = await this.options.connection.send(
        'POST /repos/{owner}/{repo}/pulls',
        pullRequestSchema,
        this.#target(`pull request of branch ${proposal.branch}`, {
          title: proposal.title,
          body: proposal.body,
          head: proposal.branch,
          base: this.options.base,
        }),
      );
      return toPullRequest(data);
    } catch (error) {
      const open =
        error instanceof DeliveryError && error.status === 422
          ? await this.#findOpen(proposal.branch)
          : undefined;
      if (!open) {
        throw error;
      }
      return toPullRequest(open);
    }
  }

  async #findOpen(branch: string): Promise<PullRequestData | undefined> {
    const { data } = await this.options.connection.send(
      'GET /repos/{owner}/{repo}/pulls',
      z.array(pullRequestSchema),
      this.#target(`pull requests of branch ${branch}`, {
        state: 'open',
        head: `${this.options.owner}:${branch}`,
        base: this.options.base,
      }),
    );
    return data.find(pull => pull.head.ref === branch);
  }

  #target(object: string, parameters: Record<string, unknown>) {
    const { owner, repository } = this.options;
    return {
      object: `${object} in repository ${owner}/${repository}`,
      parameters: { ...parameters, owner, repo: repository },
    };
  }
}

/** GitHub keeps line ends as browsers send them. */
function bodyOf(pull: PullRequestData): string {
  return (pull.body ?? '').replaceAll('\r\n', '\n');
}

function toPullRequest(data: PullRequestData): GitOpsPullRequest {
  return { number: data.number, htmlUrl: data.html_url };
}
