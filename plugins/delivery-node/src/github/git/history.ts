import { DeliveryError } from '../../errors';
import { withRetry, type RetryPolicy } from '../../retry';
import type { GitDatabase, NewTreeEntry } from './GitDatabase';
import type { Commit, CommitFile } from '../GitHubClient';
import type { branchSchema, gitCommitSchema } from '../schema';
import { treeOf } from './treeOf';
import type { z } from 'zod';

/** Text up to this size travels inside the tree; anything else as a blob of its own. */
const INLINE_LIMIT_BYTES = 256 * 1024;
const BLOBS_AT_ONCE = 4;
/** A repository that has just been made refuses git data for some seconds. */
const SETTLING: Partial<RetryPolicy> = {
  attempts: 6,
  baseDelayMs: 500,
  maxDelayMs: 4_000,
};

/** Makes the files the one commit without parents and moves the branch to it by force. */
export async function replaceHistory(
  database: GitDatabase,
  options: { branch: string; message: string; files: readonly CommitFile[] },
): Promise<Commit> {
  const wanted = treeOf(options.files);
  const entries = await toEntries(database, options.files);
  const tree = await withRetry(() => database.createTree(entries), {
    policy: SETTLING,
    decide: error => ({
      retry:
        error instanceof DeliveryError &&
        (error.status === 404 || error.status === 409),
    }),
  });
  if (tree !== wanted) {
    throw new DeliveryError({
      system: 'GitHub',
      object: `branch ${options.branch}`,
      problem: `the files arrived altered: tree ${tree} instead of ${wanted}`,
      remedy: 'Try again; if it stays so, report it with both ids.',
    });
  }
  const commit = await database.createCommit({
    message: options.message,
    tree,
    parents: [],
  });
  await moveBranch(database, options.branch, commit.sha);
  return fromGitCommit(commit);
}

async function toEntries(
  database: GitDatabase,
  files: readonly CommitFile[],
): Promise<NewTreeEntry[]> {
  const entries = new Array<NewTreeEntry>(files.length);
  const queue = files.map((file, index) => ({ file, index }));
  const worker = async () => {
    for (let next = queue.shift(); next; next = queue.shift()) {
      const { file, index } = next;
      const text = inlineText(file.content);
      entries[index] = {
        path: file.path,
        mode: file.mode,
        type: 'blob',
        ...(text === undefined
          ? { sha: await database.createBlob(file.content) }
          : { content: text }),
      };
    }
  };
  await Promise.all(Array.from({ length: BLOBS_AT_ONCE }, worker));
  return entries;
}

/** The text of a file that can travel as JSON without loss, or undefined. */
function inlineText(content: Buffer): string | undefined {
  if (content.length > INLINE_LIMIT_BYTES || content.includes(0)) {
    return undefined;
  }
  const text = content.toString('utf8');
  return Buffer.from(text, 'utf8').equals(content) ? text : undefined;
}

async function moveBranch(
  database: GitDatabase,
  branch: string,
  sha: string,
): Promise<void> {
  try {
    await database.updateRef(branch, sha, { force: true });
  } catch (error) {
    const absent =
      error instanceof DeliveryError &&
      (error.status === 422 || error.status === 404) &&
      (await database.findRef(branch)) === undefined;
    if (!absent) {
      throw error;
    }
    await database.createRef(branch, sha);
  }
}

function fromGitCommit(data: z.output<typeof gitCommitSchema>): Commit {
  return {
    sha: data.sha,
    tree: data.tree.sha,
    htmlUrl: data.html_url,
    message: data.message,
    date: data.committer.date,
  };
}

export function fromBranchCommit(
  data: z.output<typeof branchSchema>['commit'],
): Commit {
  return {
    sha: data.sha,
    tree: data.commit.tree.sha,
    htmlUrl: data.html_url,
    message: data.commit.message,
    authorLogin: data.author?.login,
    date: data.commit.committer?.date ?? '',
  };
}
