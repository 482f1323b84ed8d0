import { createHash } from 'node:crypto';
import { blobId, treeOf } from '../../github/git/treeOf';

/** The text of files, by path. */
export type Files = Record<string, string>;

export interface StoredCommit {
  sha: string;
  tree: string;
  message: string;
  parents: string[];
}

/** What a git repository holds, in memory. */
export class GitObjects {
  readonly trees = new Map<string, Files>();
  readonly commits = new Map<string, StoredCommit>();
  readonly branches = new Map<string, string>();

  filesOf(branch: string): Files {
    return this.trees.get(this.head(branch).tree) as Files;
  }

  head(branch: string): StoredCommit {
    return this.commits.get(this.branches.get(branch) ?? '') as StoredCommit;
  }

  /** Commits from a branch's head to the root, by first parents. */
  history(branch: string): StoredCommit[] {
    const history: StoredCommit[] = [];
    let next: StoredCommit | undefined = this.head(branch);
    while (next) {
      history.push(next);
      next = this.commits.get(next.parents[0]);
    }
    return history;
  }

  /** What another writer does. */
  push(branch: string, change: Files): string {
    const tree = this.addTree({ ...this.filesOf(branch), ...change });
    const { sha } = this.addCommit(tree, [this.head(branch).sha], 'other');
    this.branches.set(branch, sha);
    return sha;
  }

  addTree(files: Files): string {
    const sha = treeOf(
      Object.entries(files).map(([path, text]) => ({
        path,
        content: Buffer.from(text),
        mode: '100644',
      })),
    );
    this.trees.set(sha, files);
    return sha;
  }

  addCommit(tree: string, parents: string[], message: string): StoredCommit {
    const sha = idOf(JSON.stringify([tree, parents, message, Math.random()]));
    const commit = { sha, tree, message, parents };
    this.commits.set(sha, commit);
    return commit;
  }

  /** The files of a branch, a commit or a tree. */
  filesAt(treeish: string): Files | undefined {
    const commit =
      this.commits.get(this.branches.get(treeish) ?? treeish)?.tree ?? treeish;
    return this.trees.get(commit);
  }

  /** The text of a blob, wherever it lies. */
  textOf(blob: string): string | undefined {
    return [...this.trees.values()]
      .flatMap(files => Object.values(files))
      .find(candidate => blobOf(candidate) === blob);
  }
}

export function blobOf(text: string): string {
  return blobId(Buffer.from(text));
}

function idOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
