import type { z } from 'zod';
import type { GitHubConnection } from '../connection/GitHubConnection';
import { treeSchema } from '../schema';
import { treeIdOf } from './treeOf';

export interface TreeEntry {
  path: string;
  /** As git has it: 100644 and 100755 are files, 120000 is a symbolic link, 160000 a submodule. */
  mode: string;
  /** Id of the blob. */
  sha: string;
  /** In bytes; a submodule has none. */
  size?: number;
}

/** What is in the trees of one repository, by GitHub's Git Data API. */
export class GitTrees {
  constructor(
    private readonly connection: GitHubConnection,
    private readonly owner: string,
    private readonly repo: string,
  ) {}

  /** The files below a tree, recursive, however many there are; paths are relative to the tree. */
  async listFiles(treeish: string): Promise<TreeEntry[] | undefined> {
    const whole = await this.#readTree(treeish, true);
    if (!whole || !whole.truncated) {
      return whole && blobs(whole.tree);
    }
    const flat = await this.#readTree(treeish, false);
    const files = blobs(flat?.tree ?? []);
    for (const entry of (flat?.tree ?? []).filter(e => e.type === 'tree')) {
      const below = (await this.listFiles(entry.sha)) ?? [];
      files.push(
        ...below.map(file => ({ ...file, path: `${entry.path}/${file.path}` })),
      );
    }
    return files;
  }

  /**
   * The tree of a commit, branch or tree with all files below it, in one answer. `whole` is false where GitHub cut the
   * answer short; undefined where there is no such thing.
   */
  async findListing(
    treeish: string,
  ): Promise<{ tree: string; files: TreeEntry[]; whole: boolean } | undefined> {
    const answer = await this.#readTree(treeish, true);
    return (
      answer && {
        // GitHub answers for a commit or a branch with the id that was asked for: the tree's own is computed.
        tree: treeIdOf(answer.tree.filter(({ path }) => !path.includes('/'))),
        files: blobs(answer.tree),
        whole: !answer.truncated,
      }
    );
  }

  /** The id of the tree at a directory of a commit or tree, or undefined. */
  async findTree(
    treeish: string,
    directory: string,
  ): Promise<string | undefined> {
    let current: string | undefined = treeish;
    for (const segment of directory.split('/').filter(Boolean)) {
      const tree: z.output<typeof treeSchema> | undefined =
        await this.#readTree(current, false);
      current = tree?.tree.find(
        entry => entry.type === 'tree' && entry.path === segment,
      )?.sha;
      if (!current) {
        return undefined;
      }
    }
    return current;
  }

  async #readTree(treeish: string, recursive: boolean) {
    return this.connection.find(
      'GET /repos/{owner}/{repo}/git/trees/{treeish}',
      treeSchema,
      {
        object: `tree ${treeish} of repository ${this.owner}/${this.repo}`,
        parameters: {
          owner: this.owner,
          repo: this.repo,
          treeish,
          ...(recursive ? { recursive: '1' } : {}),
        },
      },
    );
  }
}

function blobs(tree: z.output<typeof treeSchema>['tree']): TreeEntry[] {
  return (
    tree
      // Submodules too: whoever adds files must not put them in a submodule's place.
      .filter(entry => entry.type !== 'tree')
      .map(({ path, mode, sha, size }) => ({ path, mode, sha, size }))
  );
}
