import { ConflictError } from '@backstage/errors';
import { z } from 'zod';
import { DeliveryError } from '../errors';
import type { GitHubClient, Repository } from './GitHubClient';
import type { GitHubConnection } from './GitHubConnection';
import { CREATION_PROPERTY, descriptionFor, markerOf } from './marker';
import {
  propertySchemaListSchema,
  repositorySchema,
  rulesetListSchema,
  type RepositoryData,
} from './schema';

const PROPERTY_CACHE_MS = 5 * 60_000;
const PAGE_SIZE = 100;
const MOST_PAGES = 10;
const RULESET_NAME = 'delivery: default branch';
/** GitHub's id of the repository role "admin". */
const ADMIN_ROLE_ID = 5;

/** Repositories of one owner: existence, marker, topics, rules and teams. */
export class GitHubRepositories {
  #creationProperty?: { defined: boolean; until: number };

  constructor(
    private readonly connection: GitHubConnection,
    private readonly owner: string,
  ) {}

  async get(name: string): Promise<Repository | undefined> {
    const data = await this.connection.find(
      'GET /repos/{owner}/{repo}',
      repositorySchema,
      this.#target(name),
    );
    // GitHub answers for a repository that was renamed away by a redirect: that name is not there any more.
    return data && data.name.toLowerCase() === name.toLowerCase()
      ? toRepository(data)
      : undefined;
  }

  async list(): Promise<Repository[]> {
    const repositories: RepositoryData[] = [];
    for (let page = 1; page <= MOST_PAGES; page += 1) {
      const { data } = await this.connection.send(
        'GET /orgs/{owner}/repos',
        z.array(repositorySchema),
        {
          object: `repositories of ${this.owner}`,
          parameters: {
            owner: this.owner,
            sort: 'pushed',
            direction: 'desc',
            per_page: PAGE_SIZE,
            page,
          },
        },
      );
      repositories.push(...data);
      if (data.length < PAGE_SIZE) {
        break;
      }
    }
    return repositories.map(toRepository);
  }

  async create(
    options: Parameters<GitHubClient['createRepository']>[0],
  ): Promise<Repository> {
    const byProperty = await this.#definesCreationProperty();
    try {
      const { data } = await this.connection.send(
        'POST /orgs/{owner}/repos',
        repositorySchema,
        {
          object: `repository ${this.owner}/${options.name}`,
          parameters: {
            owner: this.owner,
            name: options.name,
            description: descriptionFor(options.description),
            visibility: options.visibility,
            private: options.visibility !== 'public',
            auto_init: true,
            has_wiki: false,
            has_projects: false,
            delete_branch_on_merge: true,
            ...(byProperty
              ? { custom_properties: { [CREATION_PROPERTY]: options.marker } }
              : { homepage: options.markerUrl }),
          },
        },
      );
      return { ...toRepository(data), marker: options.marker };
    } catch (error) {
      if (error instanceof DeliveryError && error.status === 422) {
        return this.#adopt(options, error);
      }
      throw error;
    }
  }

  async setTopics(name: string, topics: string[]): Promise<void> {
    await this.connection.send(
      'PUT /repos/{owner}/{repo}/topics',
      z.object({ names: z.array(z.string()) }),
      this.#target(name, { names: topics }),
    );
  }

  async delete(name: string): Promise<boolean> {
    const deleted = await this.connection.find(
      'DELETE /repos/{owner}/{repo}',
      z.unknown().transform(() => true),
      this.#target(name),
    );
    return deleted ?? false;
  }

  /** Names of rulesets are unique in a repository: a second one is refused. */
  async protectDefaultBranch(name: string): Promise<void> {
    try {
      await this.connection.send(
        'POST /repos/{owner}/{repo}/rulesets',
        z.unknown(),
        this.#target(name, {
          name: RULESET_NAME,
          target: 'branch',
          enforcement: 'active',
          conditions: {
            ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] },
          },
          rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }],
          bypass_actors: [
            {
              actor_id: ADMIN_ROLE_ID,
              actor_type: 'RepositoryRole',
              bypass_mode: 'always',
            },
          ],
        }),
      );
    } catch (error) {
      // It is there from before, or the answer to the first attempt was lost: the name is taken by our own.
      const taken = error instanceof DeliveryError && error.status === 422;
      if (!taken || !(await this.#hasRuleset(name))) {
        throw error;
      }
    }
  }

  async grantTeam(
    name: string,
    team: string,
    permission: string,
  ): Promise<boolean> {
    const target = {
      object: `team ${this.owner}/${team} on repository ${this.owner}/${name}`,
      parameters: {
        owner: this.owner,
        repoOwner: this.owner,
        repo: name,
        team,
        permission,
      },
    };
    const granted = await this.connection.find(
      'PUT /orgs/{owner}/teams/{team}/repos/{repoOwner}/{repo}',
      z.unknown().transform(() => true),
      target,
    );
    if (granted) {
      return true;
    }
    // 404 means either: the team or the repository.
    const exists = await this.connection.find(
      'GET /orgs/{owner}/teams/{team}',
      z.object({ slug: z.string() }),
      {
        object: `team ${this.owner}/${team}`,
        parameters: { owner: this.owner, team },
      },
    );
    if (!exists) {
      return false;
    }
    throw new DeliveryError({
      system: 'GitHub',
      object: target.object,
      problem: 'the team exists, the repository does not',
      remedy: 'Check the repository, then try again.',
      status: 404,
    });
  }

  /** The name is taken: by this very creation (an answer was lost, or it runs again), or by another. */
  async #adopt(
    options: Parameters<GitHubClient['createRepository']>[0],
    refusal: DeliveryError,
  ): Promise<Repository> {
    const present = await this.get(options.name);
    if (!present) {
      throw refusal;
    }
    if (present.marker === options.marker) {
      return present;
    }
    throw new ConflictError(
      `GitHub, repository ${present.slug}: it exists already and another made it. Choose another name, or have its owner delete it.`,
      refusal,
    );
  }

  async #hasRuleset(name: string): Promise<boolean> {
    const { data } = await this.connection.send(
      'GET /repos/{owner}/{repo}/rulesets',
      rulesetListSchema,
      this.#target(name, { includes_parents: false, per_page: 100 }),
    );
    return data.some(ruleset => ruleset.name === RULESET_NAME);
  }

  async #definesCreationProperty(): Promise<boolean> {
    const now = Date.now();
    if (!this.#creationProperty || this.#creationProperty.until < now) {
      this.#creationProperty = {
        defined: await this.#readPropertySchema(),
        until: now + PROPERTY_CACHE_MS,
      };
    }
    return this.#creationProperty.defined;
  }

  async #readPropertySchema(): Promise<boolean> {
    try {
      const properties = await this.connection.find(
        'GET /orgs/{owner}/properties/schema',
        propertySchemaListSchema,
        {
          object: `custom properties of ${this.owner}`,
          parameters: { owner: this.owner },
        },
      );
      return (properties ?? []).some(
        property => property.property_name === CREATION_PROPERTY,
      );
    } catch (error) {
      // Without the permission to read properties there is none to set them: the homepage carries the marker.
      if (error instanceof DeliveryError && error.status === 403) {
        return false;
      }
      throw error;
    }
  }

  #target(name: string, parameters: Record<string, unknown> = {}) {
    return {
      object: `repository ${this.owner}/${name}`,
      parameters: { ...parameters, owner: this.owner, repo: name },
    };
  }
}

function toRepository(data: RepositoryData): Repository {
  return {
    id: data.id,
    slug: data.full_name,
    name: data.name,
    description: data.description ?? '',
    htmlUrl: data.html_url,
    cloneUrl: data.clone_url,
    defaultBranch: data.default_branch,
    archived: data.archived,
    createdAt: data.created_at,
    marker: markerOf(data),
  };
}
