import type {
  PipelineJob,
  PipelineRun,
  Visibility,
} from '@internal/plugin-delivery-common';
import type { TreeEntry } from './git/GitTrees';

export type { TreeEntry };

/** A repository of the configured owner. */
export interface Repository {
  /** GitHub's numeric id, which survives renames. */
  id: number;
  /** `owner/name` */
  slug: string;
  name: string;
  description: string;
  htmlUrl: string;
  cloneUrl: string;
  defaultBranch: string;
  archived: boolean;
  /** Whether it is a copy of another one. */
  fork: boolean;
  visibility: Visibility;
  /** When it was made, ISO 8601. */
  createdAt: string;
  /** The marker of the creation that made it, if any: the task's id. */
  marker?: string;
}

/** A file of a commit. `content` is raw bytes; modes as git has them. */
export interface CommitFile {
  /** Relative, with forward slashes. */
  path: string;
  content: Buffer;
  mode: '100644' | '100755';
}

export interface Commit {
  sha: string;
  tree: string;
  htmlUrl: string;
  message: string;
  authorLogin?: string;
  date: string;
}

/**
 * GitHub as the platform uses it: repositories, pipelines and runs of one owner.
 * Every method retries 429, 5xx and resets with backoff, honours `Retry-After`, and throws an error
 * that names GitHub, the object and the remedy. "Not there" is `undefined`, never an error.
 */
export interface GitHubClient {
  readonly owner: string;
  getRepository(name: string): Promise<Repository | undefined>;
  /** Those that the credentials may see, the most recently pushed ones first, `MOST_LISTED` at most. */
  listRepositories(): Promise<Repository[]>;
  /** Creates an initialised, otherwise empty repository that carries `marker` (the creation's task) from its very creation. */
  createRepository(options: {
    name: string;
    description: string;
    visibility: Visibility;
    marker: string;
    /** Address of the task; the marker's carrier where the organisation has not defined the custom property. */
    markerUrl: string;
  }): Promise<Repository>;
  setTopics(name: string, topics: string[]): Promise<void>;
  /** True when it existed. */
  deleteRepository(name: string): Promise<boolean>;
  getBranch(
    name: string,
    branch: string,
  ): Promise<{ commit: Commit; isRoot: boolean } | undefined>;
  /** The files of a tree (recursive), submodules among them. */
  listTree(name: string, ref: string): Promise<TreeEntry[]>;
  /** Text of a file that `listTree` named, by its id. */
  readBlob(name: string, sha: string): Promise<string>;
  /**
   * Proposes new files by a pull request to the default branch, from a branch of ours; adopts the open one of that branch.
   * What is there already is never touched: such a file is left out. `undefined` when nothing would be added.
   */
  proposeFiles(options: {
    name: string;
    branch: string;
    title: string;
    body: string;
    message: string;
    /** Text by path. */
    files: Record<string, string>;
  }): Promise<{ number: number; htmlUrl: string } | undefined>;
  /** Closes the open pull request of a branch of ours and deletes the branch. */
  withdrawProposal(name: string, branch: string): Promise<void>;
  /** The files as the one commit without parents, the branch moved to it by force. */
  replaceHistory(options: {
    name: string;
    branch: string;
    message: string;
    files: CommitFile[];
  }): Promise<Commit>;
  /** The tree id that the files would have: the same as git's own. */
  treeOf(files: CommitFile[]): string;
  /** Rules of the default branch: no deletion, no force push; those who administer may bypass. */
  protectDefaultBranch(name: string): Promise<void>;
  /** Gives a team of the owner a permission; false when the owner has no such team. */
  grantTeam(
    name: string,
    team: string,
    permission: 'pull' | 'push' | 'maintain' | 'admin',
  ): Promise<boolean>;
  /**
   * Newest first. With `calling`, a reusable workflow as `owner/name/.github/workflows/file`: those of the workflow that
   * calls it.
   */
  listRuns(
    name: string,
    options?: { limit?: number; calling?: string },
  ): Promise<PipelineRun[]>;
  listJobs(name: string, runId: number): Promise<PipelineJob[]>;
  /** Plain text, at most `maxBytes` from its end. */
  getJobLog(
    name: string,
    jobId: number,
    options?: { maxBytes?: number },
  ): Promise<string>;
}
