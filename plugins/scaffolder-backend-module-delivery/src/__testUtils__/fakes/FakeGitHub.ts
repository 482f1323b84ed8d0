import { ConflictError } from '@backstage/errors';
import {
  blobId,
  treeOf,
  type Commit,
  type CommitFile,
  type GitHubClient,
  type Repository,
} from '@internal/plugin-delivery-node';
import { createHash } from 'node:crypto';

interface Stored extends Repository {
  topics: string[];
  files: CommitFile[];
  commit: Commit;
  parents: string[];
  protections: number;
  teams: Record<string, string>;
}

const sha = (text: string) => createHash('sha1').update(text).digest('hex');

/** An organisation in memory: markers, name conflicts, one branch a repository. */
export class FakeGitHub implements GitHubClient {
  readonly owner = 'acme';
  readonly repositories = new Map<string, Stored>();
  readonly commits: string[] = [];
  readonly teams = new Set(['payments']);
  #nextId = 1000;

  async getRepository(name: string) {
    return this.repositories.get(name);
  }

  async createRepository(
    options: Parameters<GitHubClient['createRepository']>[0],
  ) {
    const { name, description, marker, visibility } = options;
    const present = this.repositories.get(name);
    if (present) {
      if (present.marker === marker) {
        return present;
      }
      throw new ConflictError(
        `GitHub, repository ${present.slug}: it exists already and another made it. Choose another name.`,
      );
    }
    const slug = `${this.owner}/${name}`;
    const files: CommitFile[] = [
      { path: 'README.md', content: Buffer.from(`# ${name}`), mode: '100644' },
    ];
    const repository: Stored = {
      id: (this.#nextId += 1),
      slug,
      name,
      description,
      htmlUrl: `https://github.test/${slug}`,
      cloneUrl: `https://github.test/${slug}.git`,
      defaultBranch: 'main',
      archived: false,
      fork: false,
      createdAt: '2026-11-23T11:00:00Z',
      marker,
      visibility,
      topics: [],
      files,
      commit: this.#commitOf(slug, 'Initial commit', files),
      parents: [],
      protections: 0,
      teams: {},
    };
    this.repositories.set(name, repository);
    return repository;
  }

  readonly proposals = new Map<
    string,
    Parameters<GitHubClient['proposeFiles']>[0]
  >();

  async listRepositories() {
    return [...this.repositories.values()];
  }

  async proposeFiles(options: Parameters<GitHubClient['proposeFiles']>[0]) {
    const { name, branch, files } = options;
    if (Object.keys(files).length === 0) {
      return undefined;
    }
    this.proposals.set(`${name} ${branch}`, options);
    return {
      number: 1,
      htmlUrl: `${this.#get(name).htmlUrl}/pull/${this.proposals.size}`,
    };
  }

  async withdrawProposal(name: string, branch: string) {
    this.proposals.delete(`${name} ${branch}`);
  }

  async setTopics(name: string, topics: string[]) {
    this.#get(name).topics = topics;
  }

  async deleteRepository(name: string) {
    return this.repositories.delete(name);
  }

  async getBranch(name: string) {
    const { commit, parents } = this.#get(name);
    return { commit, isRoot: parents.length === 0 };
  }

  async listTree(name: string) {
    return this.#get(name).files.map(({ path, mode, content }) => ({
      path,
      mode,
      sha: blobId(content),
      size: content.length,
    }));
  }

  async readBlob(name: string, id: string) {
    const file = this.#get(name).files.find(
      ({ content }) => blobId(content) === id,
    );
    if (!file) {
      throw new Error(`The fake has no blob ${id}`);
    }
    return file.content.toString('utf8');
  }

  async replaceHistory(options: Parameters<GitHubClient['replaceHistory']>[0]) {
    const repository = this.#get(options.name);
    repository.files = options.files;
    repository.parents = [];
    repository.commit = this.#commitOf(
      repository.slug,
      options.message,
      options.files,
    );
    this.commits.push(repository.commit.sha);
    return repository.commit;
  }

  treeOf(files: CommitFile[]) {
    return treeOf(files);
  }

  async protectDefaultBranch(name: string) {
    this.#get(name).protections = 1;
  }

  async grantTeam(name: string, team: string, permission: string) {
    if (!this.teams.has(team)) {
      return false;
    }
    this.#get(name).teams[team] = permission;
    return true;
  }

  async listRuns() {
    return [];
  }

  async listJobs() {
    return [];
  }

  async getJobLog() {
    return '';
  }

  #get(name: string): Stored {
    const repository = this.repositories.get(name);
    if (!repository) {
      throw new Error(`The fake has no repository ${name}`);
    }
    return repository;
  }

  #commitOf(slug: string, message: string, files: CommitFile[]): Commit {
    const id = sha(`${slug} ${message} ${treeOf(files)} ${Math.random()}`);
    return {
      sha: id,
      tree: treeOf(files),
      htmlUrl: `https://github.test/${slug}/commit/${id}`,
      message,
      date: '2026-11-23T12:00:00Z',
    };
  }
}
