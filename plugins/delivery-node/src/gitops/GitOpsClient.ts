import type {
  DeliveryTrailers,
  ReleaseFile,
  ServiceRecord,
} from '@internal/plugin-delivery-common';
import type { RateLimit } from '../github/connection/rateLimit';

/** A change of files: text to write, or null to delete. Keys are paths in the GitOps repository. */
export type FileChanges = Record<string, string | null>;

/** The files of the repository as they once were; each is fetched at most once. */
export interface GitOpsFiles {
  has(path: string): Promise<boolean>;
  /** Text of a file, or undefined. */
  read(path: string): Promise<string | undefined>;
  /** Paths below a directory, recursive. */
  list(directory: string): Promise<string[]>;
}

export interface GitOpsSnapshot extends GitOpsFiles {
  /** The commit that is read. */
  commit: string;
}

export interface GitOpsCommit {
  commit: string;
  htmlUrl: string;
  /** False when the files were as wanted already: no commit was made and `commit` is the branch's head. */
  changed: boolean;
}

export interface GitOpsPullRequest {
  number: number;
  htmlUrl: string;
}

/** What the GitOps repository tells of its owner, who owns the services' repositories too. */
export interface OwnerAccess {
  login: string;
  /** Services need an organisation: an App cannot create repositories for a person. */
  type: 'Organization' | 'User';
  rateLimit: RateLimit;
}

/**
 * The only source of what runs. Writers use the Git Data API with compare-and-swap on the branch and start over on
 * a lost race, so `plan` may be called more than once and must be pure.
 */
export interface GitOpsClient {
  /** Throws where the credentials may not write there. */
  checkAccess(): Promise<OwnerAccess>;
  snapshot(): Promise<GitOpsSnapshot>;
  /**
   * The files on the branch, listed by one request, however many are asked for. Snapshots of the same tree remember
   * the list, so that a commit soon after need not look again whether a file is there.
   */
  survey(): Promise<GitOpsFiles>;
  commit(options: {
    subject: string;
    trailers: DeliveryTrailers;
    plan(snapshot: GitOpsSnapshot): Promise<FileChanges>;
  }): Promise<GitOpsCommit>;
  /**
   * The same as a pull request from the branch; adopts the open one of that branch, whose title and body stay as they
   * are unless `retitle` says that they are to follow.
   */
  propose(options: {
    branch: string;
    title: string;
    body: string;
    retitle?: boolean;
    subject: string;
    trailers: DeliveryTrailers;
    plan(snapshot: GitOpsSnapshot): Promise<FileChanges>;
  }): Promise<GitOpsPullRequest | undefined>;
  /** Closes the open pull request of a branch and deletes the branch. */
  withdraw(branch: string): Promise<void>;
  readRecord(service: string): Promise<ServiceRecord | undefined>;
  readRelease(
    environment: string,
    service: string,
    ref?: string,
  ): Promise<ReleaseFile | undefined>;
  /** Address of a file or directory on the branch, for people. */
  urlOf(path: string): string;
}
