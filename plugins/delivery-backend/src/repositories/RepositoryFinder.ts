import { explainServiceName } from '@internal/plugin-delivery-common';
import {
  mayCallWorkflows,
  type DeliveryConfig,
  type GitHubClient,
  type GitOpsClient,
  type Repository,
} from '@internal/plugin-delivery-node';
import { SharedCache } from '../cache';

/** A search types on; the list behind it is read at most twice a minute. */
const TTL_MS = 30_000;
const MOST_ITEMS = 20;

export interface RepositoryOption {
  name: string;
  description: string;
  /** Why it cannot become a service; absent when it can. */
  problem?: string;
}

export interface RepositoryFinderOptions {
  config: Pick<DeliveryConfig, 'gitops' | 'pipeline'>;
  github: Pick<GitHubClient, 'listRepositories'>;
  gitops: Pick<GitOpsClient, 'snapshot'>;
}

/** Repositories of the owner that might become services, found by a part of their name or description. */
export class RepositoryFinder {
  readonly #cache: SharedCache<RepositoryOption[]>;

  constructor(
    private readonly options: RepositoryFinderOptions & { ttlMs?: number },
  ) {
    this.#cache = new SharedCache({ ttlMs: options.ttlMs ?? TTL_MS });
  }

  /** The most recently pushed ones first; `total` counts those that are not shown, too. */
  async find(
    search: string,
  ): Promise<{ items: RepositoryOption[]; total: number }> {
    const all = await this.#cache.get('all', () => this.#load());
    const words = search.toLocaleLowerCase('en-US').split(/\s+/);
    const found = all.filter(({ name, description }) => {
      const text = `${name} ${description}`.toLocaleLowerCase('en-US');
      return words.every(word => text.includes(word));
    });
    return { items: found.slice(0, MOST_ITEMS), total: found.length };
  }

  async #load(): Promise<RepositoryOption[]> {
    const { github, gitops } = this.options;
    const [repositories, snapshot] = await Promise.all([
      github.listRepositories(),
      gitops.snapshot(),
    ]);
    const recorded = new Set(
      (await snapshot.list('services')).flatMap(
        path => /^services\/([^/]+)\.yaml$/.exec(path)?.[1] ?? [],
      ),
    );
    const { pipeline } = this.options.config;
    const pipelines = repositories.find(
      ({ name }) => name === pipeline.repository,
    );
    return repositories
      .filter(({ name }) => !this.#isPlatforms(name))
      .map(repository => ({
        name: repository.name,
        description: repository.description,
        ...problemOf(repository, { recorded, pipelines }),
      }));
  }

  #isPlatforms(name: string): boolean {
    const { gitops, pipeline } = this.options.config;
    return [
      gitops.repository,
      gitops.platformRepository,
      pipeline.repository,
    ].includes(name);
  }
}

function problemOf(
  { name, archived, visibility }: Repository,
  known: { recorded: ReadonlySet<string>; pipelines?: Repository },
): { problem?: string } {
  const { recorded, pipelines } = known;
  if (recorded.has(name)) {
    return { problem: 'It is a service already.' };
  }
  if (archived) {
    return { problem: 'It is archived.' };
  }
  if (pipelines && !mayCallWorkflows(visibility, pipelines.visibility)) {
    return {
      problem: `It is ${visibility}, and may not call the pipeline of ${pipelines.slug}, which is ${pipelines.visibility}.`,
    };
  }
  const problem = explainServiceName(name);
  return problem
    ? { problem: `Its name cannot be that of a service. ${problem}` }
    : {};
}
