import type { Config } from '@backstage/config';
import {
  commitMessage,
  gitopsPaths,
  releaseFileSchema,
  serviceRecordSchema,
  type ReleaseFile,
  type ServiceRecord,
} from '@internal/plugin-delivery-common';
import type { DeliveryConfig } from '../config';
import { DeliveryError } from '../errors';
import { GitDatabase } from '../github/git/GitDatabase';
import { GitHubConnection } from '../github/connection/GitHubConnection';
import { readRateLimit } from '../github/connection/rateLimit';
import { branchMissing, GitOpsCommitter } from './GitOpsCommitter';
import { GitOpsPullRequests } from './GitOpsPullRequests';
import type {
  GitOpsClient,
  GitOpsCommit,
  GitOpsFiles,
  GitOpsPullRequest,
  GitOpsSnapshot,
  OwnerAccess,
} from './GitOpsClient';
import { openListing } from './openFiles';
import { parseYamlFile } from './parseYamlFile';
import { gitopsRepositorySchema } from './schema';
import { TreeListings } from './TreeListings';

export interface DefaultGitOpsClientOptions {
  connection: GitHubConnection;
  owner: string;
  /** Name of the GitOps repository. */
  repository: string;
  branch: string;
}

/** The GitOps repository by GitHub's Git Data API. */
export class DefaultGitOpsClient implements GitOpsClient {
  readonly #options: DefaultGitOpsClientOptions;
  readonly #connection: GitHubConnection;
  readonly #database: GitDatabase;
  readonly #listings: TreeListings;
  readonly #committer: GitOpsCommitter;
  readonly #pullRequests: GitOpsPullRequests;

  static fromConfig(
    config: Config,
    delivery: Pick<DeliveryConfig, 'github' | 'gitops'>,
  ): DefaultGitOpsClient {
    return DefaultGitOpsClient.create({
      connection: GitHubConnection.fromConfig(config, delivery.github),
      owner: delivery.github.owner,
      repository: delivery.gitops.repository,
      branch: delivery.gitops.branch,
    });
  }

  static create(options: DefaultGitOpsClientOptions): DefaultGitOpsClient {
    return new DefaultGitOpsClient(options);
  }

  private constructor(options: DefaultGitOpsClientOptions) {
    this.#options = options;
    this.#connection = options.connection.as('GitOps');
    this.#database = new GitDatabase(
      this.#connection,
      options.owner,
      options.repository,
    );
    this.#listings = new TreeListings(this.#database);
    this.#committer = new GitOpsCommitter(this.#database, {
      listings: this.#listings,
      commitUrl: sha => `${this.#htmlUrl()}/commit/${sha}`,
    });
    this.#pullRequests = new GitOpsPullRequests({
      connection: this.#connection,
      owner: options.owner,
      repository: options.repository,
      base: options.branch,
      database: this.#database,
      committer: this.#committer,
    });
  }

  async checkAccess(): Promise<OwnerAccess> {
    const { owner, repository } = this.#options;
    const object = `repository ${owner}/${repository}`;
    const { data, headers } = await this.#connection.send(
      'GET /repos/{owner}/{repo}',
      gitopsRepositorySchema,
      { object, parameters: { owner, repo: repository } },
    );
    const refuse = (problem: string, remedy: string) =>
      new DeliveryError({ system: 'GitOps', object, problem, remedy });
    if (data.archived) {
      throw refuse('it is archived', 'Unarchive it.');
    }
    if (data.permissions && !data.permissions.push) {
      throw refuse(
        'the credentials may not write to it',
        'Grant the GitHub App or token "contents: write" and "pull requests: write" on it.',
      );
    }
    return {
      login: data.owner.login,
      type: data.owner.type === 'Organization' ? 'Organization' : 'User',
      rateLimit: readRateLimit(headers, Date.now()),
    };
  }

  async snapshot(): Promise<GitOpsSnapshot> {
    return this.#committer.snapshotOf(
      await this.#committer.head(this.#options.branch),
    );
  }

  async survey(): Promise<GitOpsFiles> {
    const { branch } = this.#options;
    const listing = await this.#listings.read(branch);
    if (!listing) {
      throw branchMissing(branch);
    }
    return listing === 'partial'
      ? this.snapshot()
      : openListing(this.#database, listing);
  }

  commit(
    options: Parameters<GitOpsClient['commit']>[0],
  ): Promise<GitOpsCommit> {
    return this.#committer.commit({
      branch: this.#options.branch,
      message: commitMessage(options.subject, options.trailers),
      plan: options.plan,
    });
  }

  propose(
    options: Parameters<GitOpsClient['propose']>[0],
  ): Promise<GitOpsPullRequest | undefined> {
    return this.#pullRequests.propose({
      ...options,
      message: commitMessage(options.subject, options.trailers),
    });
  }

  withdraw(branch: string): Promise<void> {
    return this.#pullRequests.withdraw(branch);
  }

  async readRecord(service: string): Promise<ServiceRecord | undefined> {
    const path = gitopsPaths.record(service);
    const text = await this.#database.findText(path, this.#options.branch);
    return text === undefined
      ? undefined
      : parseYamlFile(path, text, serviceRecordSchema);
  }

  async readRelease(
    environment: string,
    service: string,
    ref?: string,
  ): Promise<ReleaseFile | undefined> {
    const path = gitopsPaths.release(environment, service);
    const text = await this.#database.findText(
      path,
      ref ?? this.#options.branch,
    );
    return text === undefined
      ? undefined
      : parseYamlFile(path, text, releaseFileSchema);
  }

  urlOf(path: string): string {
    const kind = /\.[a-z]+$/.test(path) ? 'blob' : 'tree';
    return `${this.#htmlUrl()}/${kind}/${this.#options.branch}/${path}`;
  }

  #htmlUrl(): string {
    const { owner, repository } = this.#options;
    return `${this.#connection.htmlBaseUrl}/${owner}/${repository}`;
  }
}
