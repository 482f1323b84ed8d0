import {
  serviceNameProblem,
  type RepositoryProblem,
} from '@internal/plugin-delivery-common';
import {
  mayCallWorkflows,
  MOST_LISTED,
  type DeliveryConfig,
  type GitHubClient,
  type GitOpsClient,
  type Repository,
} from '@internal/plugin-delivery-node';
import { SharedCache } from '../cache';

/** A search types on; the list behind it is read at most twice a minute. */
const TTL_MS = 30_000;
const MOST_ITEMS = 20;
/** What may be the name of a repository; one that begins with a dot is no service's. */
const NAME = /^[\w-][\w.-]{0,99}$/;

export interface RepositoryOption {
  name: string;
  description: string;
  /** Why it cannot become a service; absent when it can. */
  problem?: RepositoryProblem;
}

export interface RepositoryFinderOptions {
  config: Pick<DeliveryConfig, 'gitops' | 'pipeline'>;
  github: Pick<GitHubClient, 'getRepository' | 'listRepositories'>;
  gitops: Pick<GitOpsClient, 'snapshot'>;
}

interface Listed {
  options: RepositoryOption[];
  /** Whether there are more than are listed. */
  isCut: boolean;
  toOptions(repositories: readonly Repository[]): RepositoryOption[];
}

/** Repositories of the owner that might become services, found by a part of their name or description. */
export class RepositoryFinder {
  readonly #cache: SharedCache<Listed>;

  constructor(
    private readonly options: RepositoryFinderOptions & { ttlMs?: number },
  ) {
    this.#cache = new SharedCache({ ttlMs: options.ttlMs ?? TTL_MS });
  }

  /** The most recently pushed ones first; `total` counts those that are not shown, too. */
  async find(
    search: string,
  ): Promise<{ items: RepositoryOption[]; total: number }> {
    const listed = await this.#cache.get('all', () => this.#load());
    const words = search.toLocaleLowerCase('en-US').split(/\s+/);
    const found = listed.options.filter(({ name, description }) => {
      const text = `${name} ${description}`.toLocaleLowerCase('en-US');
      return words.every(word => text.includes(word));
    });
    if (found.length === 0 && listed.isCut && NAME.test(search.trim())) {
      // Older than all that are listed: it is found by its whole name.
      const one = await this.options.github.getRepository(search.trim());
      const items = one ? listed.toOptions([one]) : [];
      return { items, total: items.length };
    }
    return { items: found.slice(0, MOST_ITEMS), total: found.length };
  }

  async #load(): Promise<Listed> {
    const { config, github, gitops } = this.options;
    const [repositories, snapshot] = await Promise.all([
      github.listRepositories(),
      gitops.snapshot(),
    ]);
    const recorded = new Set(
      (await snapshot.list('services')).flatMap(
        path => /^services\/([^/]+)\.yaml$/.exec(path)?.[1] ?? [],
      ),
    );
    const pipelines = repositories.find(
      ({ name }) => name === config.pipeline.repository,
    );
    const toOptions = (some: readonly Repository[]) =>
      some
        .filter(({ name }) => !this.#isPlatforms(name))
        .map(repository => ({
          name: repository.name,
          description: repository.description,
          problem: problemOf(repository, { recorded, pipelines }),
        }));
    return {
      options: toOptions(repositories),
      isCut: repositories.length >= MOST_LISTED,
      toOptions,
    };
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
): RepositoryProblem | undefined {
  const { recorded, pipelines } = known;
  if (recorded.has(name)) {
    return { code: 'service' };
  }
  if (archived) {
    return { code: 'archived' };
  }
  if (pipelines && !mayCallWorkflows(visibility, pipelines.visibility)) {
    const { slug, visibility: seenBy } = pipelines;
    return {
      code: 'pipeline-hidden',
      visibility,
      pipeline: { slug, visibility: seenBy },
    };
  }
  const reason = serviceNameProblem(name);
  return reason && { code: 'name', reason };
}
