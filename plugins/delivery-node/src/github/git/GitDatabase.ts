import { z } from 'zod';
import { DeliveryError } from '../../errors';
import type { GitHubConnection } from '../connection/GitHubConnection';
import {
  blobSchema,
  branchSchema,
  gitCommitSchema,
  refSchema,
  shaSchema,
} from '../schema';
import { GitTrees } from './GitTrees';

/** An entry to write: text, the id of a blob, or `sha: null` to delete. */
export interface NewTreeEntry {
  path: string;
  mode: '100644' | '100755';
  type: 'blob';
  content?: string;
  sha?: string | null;
}

/** GitHub's Git Data API of one repository. */
export class GitDatabase {
  readonly trees: GitTrees;
  readonly #object: string;

  constructor(
    private readonly connection: GitHubConnection,
    private readonly owner: string,
    private readonly repo: string,
  ) {
    this.#object = `repository ${owner}/${repo}`;
    this.trees = new GitTrees(connection, owner, repo);
  }

  async findBranch(branch: string) {
    const data = await this.connection.find(
      'GET /repos/{owner}/{repo}/branches/{branch}',
      branchSchema,
      this.#target(`branch ${branch}`, { branch }),
    );
    return data?.commit;
  }

  /** The commit that a branch points to, read from the reference itself. */
  async findRef(branch: string): Promise<string | undefined> {
    const data = await this.connection.find(
      'GET /repos/{owner}/{repo}/git/ref/{+ref}',
      refSchema,
      this.#target(`branch ${branch}`, { ref: `heads/${branch}` }),
    );
    return data?.object.sha;
  }

  async createBlob(content: Buffer): Promise<string> {
    const { data } = await this.connection.send(
      'POST /repos/{owner}/{repo}/git/blobs',
      shaSchema,
      this.#target('a blob', {
        content: content.toString('base64'),
        encoding: 'base64',
      }),
    );
    return data.sha;
  }

  async createTree(
    entries: readonly NewTreeEntry[],
    baseTree?: string,
  ): Promise<string> {
    const { data } = await this.connection.send(
      'POST /repos/{owner}/{repo}/git/trees',
      shaSchema,
      this.#target('a tree', {
        tree: entries,
        ...(baseTree ? { base_tree: baseTree } : {}),
      }),
    );
    return data.sha;
  }

  /** Without author and committer, so that GitHub signs for the App. */
  async createCommit(options: {
    message: string;
    tree: string;
    parents: string[];
  }) {
    const { data } = await this.connection.send(
      'POST /repos/{owner}/{repo}/git/commits',
      gitCommitSchema,
      this.#target('a commit', options),
    );
    return data;
  }

  /** Moves a branch in one attempt: after a lost answer the caller must look before it repeats. */
  async updateRef(
    branch: string,
    sha: string,
    options: { force: boolean },
  ): Promise<void> {
    await this.connection.send(
      'PATCH /repos/{owner}/{repo}/git/refs/{+ref}',
      refSchema,
      {
        ...this.#target(`branch ${branch}`, {
          ref: `heads/${branch}`,
          sha,
          force: options.force,
        }),
        attempts: options.force ? undefined : 1,
      },
    );
  }

  async createRef(branch: string, sha: string): Promise<void> {
    await this.connection.send(
      'POST /repos/{owner}/{repo}/git/refs',
      refSchema,
      this.#target(`branch ${branch}`, { ref: `refs/heads/${branch}`, sha }),
    );
  }

  /** True when it existed. */
  async deleteRef(branch: string): Promise<boolean> {
    try {
      const deleted = await this.connection.find(
        'DELETE /repos/{owner}/{repo}/git/refs/{+ref}',
        z.unknown().transform(() => true),
        this.#target(`branch ${branch}`, { ref: `heads/${branch}` }),
      );
      return deleted ?? false;
    } catch (error) {
      // GitHub says 422 "Reference does not exist", not 404.
      if (
        error instanceof DeliveryError &&
        error.status === 422 &&
        (await this.findRef(branch)) === undefined
      ) {
        return false;
      }
      throw error;
    }
  }

  /** Whether `ancestor` is in the history of `descendant`. */
  async isAncestor(ancestor: string, descendant: string): Promise<boolean> {
    const data = await this.connection.find(
      'GET /repos/{owner}/{repo}/compare/{basehead}',
      z.object({ status: z.string() }),
      this.#target(`commit ${ancestor}`, {
        basehead: `${ancestor}...${descendant}`,
        per_page: 1,
      }),
    );
    return data?.status === 'ahead' || data?.status === 'identical';
  }

  /** Text of a file at a commit, or undefined. */
  async findText(path: string, commit: string): Promise<string | undefined> {
    const raw = await this.connection.find(
      'GET /repos/{owner}/{repo}/contents/{+path}',
      z.union([z.string(), z.instanceof(ArrayBuffer)]),
      this.#target(`file ${path}`, {
        path: path.split('/').map(encodeURIComponent).join('/'),
        ref: commit,
        headers: { accept: 'application/vnd.github.raw+json' },
      }),
    );
    return raw instanceof ArrayBuffer ? Buffer.from(raw).toString('utf8') : raw;
  }

  /** Text of a blob. */
  async readBlob(sha: string): Promise<string> {
    const { data } = await this.connection.send(
      'GET /repos/{owner}/{repo}/git/blobs/{sha}',
      blobSchema,
      this.#target(`blob ${sha}`, { sha }),
    );
    return Buffer.from(data.content, 'base64').toString('utf8');
  }

  #target(part: string, parameters: Record<string, unknown>) {
    return {
      object: `${part} of ${this.#object}`,
      parameters: { ...parameters, owner: this.owner, repo: this.repo },
    };
  }
}
