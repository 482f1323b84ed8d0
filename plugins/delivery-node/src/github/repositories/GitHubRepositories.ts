import { ConflictError } from '@backstage/errors';
import { z } from 'zod';
import { DeliveryError } from '../../errors';
import type { GitHubClient, Repository } from '../GitHubClient';
import type { GitHubConnection } from '../connection/GitHubConnection';
import { CREATION_PROPERTY, descriptionFor, markerOf } from './marker';
import { CreationProperty } from './CreationProperty';
import { repositorySchema, type RepositoryData } from '../schema';

const PAGE_SIZE = 100;
const MOST_PAGES = 10;

/** How many repositories a list has at most. */
export const MOST_LISTED = PAGE_SIZE * MOST_PAGES;

/** Repositories of one owner: existence, marker and topics. */
export class GitHubRepositories {
  readonly #property: CreationProperty;

  constructor(
    private readonly connection: GitHubConnection,
    private readonly owner: string,
  ) {
    this.#property = new CreationProperty(connection, owner);
  }

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
    const byProperty = await this.#property.isDefined();
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
    fork: data.fork,
    visibility: data.visibility ?? (data.private ? 'private' : 'public'),
    createdAt: data.created_at,
    marker: markerOf(data),
  };
}
