import { makeCommit } from '../commits';
import { listCommits, mergeBase, mergeTrees, type CommitData } from '../git';
import type { Rest } from '../rest';
import type { PullRecord, Repository } from '../store';

export interface MergeRequest {
  method: 'merge' | 'squash' | 'rebase';
  title?: string;
  message?: string;
  /** Who merges. */
  login: string;
}

/** The commit that the base branch shall move to. Throws MergeConflictError. */
export async function mergeCommit(
  { tokens }: Rest,
  repository: Repository,
  pull: PullRecord,
  request: MergeRequest,
): Promise<string> {
  const { objects, dir } = repository.git;
  const read = async (sha: string): Promise<CommitData> => {
    const commit = await objects.readCommit(sha);
    if (!commit) {
      throw new Error(
        `The commit ${sha} of pull request ${pull.number} is gone`,
      );
    }
    return commit;
  };
  const { head, base } = pull;
  if (request.method === 'rebase') {
    return rebase();
  }
  const common = await mergeBase(dir, base.sha, head.sha);
  const tree = await mergeTrees(
    objects,
    common && (await read(common)).tree,
    (
      await read(base.sha)
    ).tree,
    (
      await read(head.sha)
    ).tree,
  );
  const squash = request.method === 'squash';
  const title =
    request.title ??
    (squash
      ? `${pull.title} (#${pull.number})`
      : `Merge pull request #${pull.number} from ${repository.owner}/${head.ref}`);
  const message = request.message ?? (squash ? pull.body ?? '' : pull.title);
  return makeCommit(objects, tokens, {
    tree,
    parents: squash ? [base.sha] : [base.sha, head.sha],
    message: message ? `${title}\n\n${message}` : title,
    login: request.login,
  });

  async function rebase(): Promise<string> {
    const shas = await listCommits(dir, `${base.sha}..${head.sha}`);
    let onto = base.sha;
    for (const sha of shas.reverse()) {
      const commit = await read(sha);
      if (commit.parents.length <= 1) {
        const parent = commit.parents[0];
        onto = await objects.writeCommit({
          ...commit,
          signature: undefined,
          tree: await mergeTrees(
            objects,
            parent && (await read(parent)).tree,
            (
              await read(onto)
            ).tree,
            commit.tree,
          ),
          parents: [onto],
        });
      }
    }
    return onto;
  }
}
