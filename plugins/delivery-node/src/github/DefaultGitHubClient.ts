import type { Config } from '@backstage/config';
import { NotFoundError } from '@backstage/errors';
import type { DeliveryConfig } from '../config';
import { GitDatabase } from './git/GitDatabase';
import type {
  Commit,
  CommitFile,
  GitHubClient,
  Repository,
} from './GitHubClient';
import { GitHubConnection } from './connection/GitHubConnection';
import { fromBranchCommit, replaceHistory } from './git/history';
import { GitHubProposals } from './proposals';
import { GitHubRepositories } from './repositories/GitHubRepositories';
import { RepositoryAccess } from './repositories/RepositoryAccess';
import type { TreeEntry } from './git/GitTrees';
import { GitHubRuns } from './runs';
import { treeOf } from './git/treeOf';

/** GitHub by its REST API, through Octokit. */
export class DefaultGitHubClient implements GitHubClient {
  readonly owner: string;
  readonly #connection: GitHubConnection;
  readonly #repositories: GitHubRepositories;
  readonly #access: RepositoryAccess;
  readonly #runs: GitHubRuns;

  /** Address and credentials of `integrations.github`, owner of `delivery.github`. */
  static fromConfig(
    config: Config,
    delivery: DeliveryConfig,
  ): DefaultGitHubClient {
    return DefaultGitHubClient.create({
      owner: delivery.github.owner,
      connection: GitHubConnection.fromConfig(config, delivery.github),
    });
  }

  static create(options: {
    owner: string;
    connection: GitHubConnection;
  }): DefaultGitHubClient {
    return new DefaultGitHubClient(options.owner, options.connection);
  }

  private constructor(owner: string, connection: GitHubConnection) {
    this.owner = owner;
    this.#connection = connection;
    this.#repositories = new GitHubRepositories(connection, owner);
    this.#access = new RepositoryAccess(connection, owner);
    this.#runs = new GitHubRuns(connection, owner);
  }

  getRepository(name: string): Promise<Repository | undefined> {
    return this.#repositories.get(name);
  }

  listRepositories(): Promise<Repository[]> {
    return this.#repositories.list();
  }

  createRepository(
    options: Parameters<GitHubClient['createRepository']>[0],
  ): Promise<Repository> {
    return this.#repositories.create(options);
  }

  setTopics(name: string, topics: string[]): Promise<void> {
    return this.#repositories.setTopics(name, topics);
  }

  deleteRepository(name: string): Promise<boolean> {
    return this.#repositories.delete(name);
  }

  async getBranch(
    name: string,
    branch: string,
  ): Promise<{ commit: Commit; isRoot: boolean } | undefined> {
    const data = await this.#database(name).findBranch(branch);
    return (
      data && {
        commit: fromBranchCommit(data),
        isRoot: data.parents.length === 0,
      }
    );
  }

  async listTree(name: string, ref: string): Promise<TreeEntry[]> {
    return (await this.#database(name).trees.listFiles(ref)) ?? [];
  }

  readBlob(name: string, sha: string): Promise<string> {
    return this.#database(name).readBlob(sha);
  }

  async proposeFiles(
    options: Parameters<GitHubClient['proposeFiles']>[0],
  ): Promise<{ number: number; htmlUrl: string } | undefined> {
    const { name, ...proposal } = options;
    return (await this.#proposals(name)).propose(proposal);
  }

  async withdrawProposal(name: string, branch: string): Promise<void> {
    if (await this.getRepository(name)) {
      await (await this.#proposals(name)).withdraw(branch);
    }
  }

  replaceHistory(options: {
    name: string;
    branch: string;
    message: string;
    files: CommitFile[];
  }): Promise<Commit> {
    return replaceHistory(this.#database(options.name), options);
  }

  treeOf(files: CommitFile[]): string {
    return treeOf(files);
  }

  protectDefaultBranch(name: string): Promise<void> {
    return this.#access.protectDefaultBranch(name);
  }

  grantTeam(
    name: string,
    team: string,
    permission: 'pull' | 'push' | 'maintain' | 'admin',
  ): Promise<boolean> {
    return this.#access.grantTeam(name, team, permission);
  }

  listRuns(name: string, options?: { limit?: number; calling?: string }) {
    return this.#runs.listRuns(name, options);
  }

  listJobs(name: string, runId: number) {
    return this.#runs.listJobs(name, runId);
  }

  getJobLog(name: string, jobId: number, options?: { maxBytes?: number }) {
    return this.#runs.getJobLog(name, jobId, options?.maxBytes);
  }

  async #proposals(name: string): Promise<GitHubProposals> {
    const repository = await this.getRepository(name);
    if (!repository) {
      throw new NotFoundError(
        `GitHub, repository ${this.owner}/${name}: it is not there.`,
      );
    }
    return new GitHubProposals({
      connection: this.#connection,
      owner: this.owner,
      repository: repository.name,
      base: repository.defaultBranch,
    });
  }

  #database(name: string): GitDatabase {
    return new GitDatabase(this.#connection, this.owner, name);
  }
}
