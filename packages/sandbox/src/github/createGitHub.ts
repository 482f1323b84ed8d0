import { Router } from 'express';
import type { SandboxContext, SandboxPart } from '../core';
import { Tokens, type MintOptions } from './auth';
import { writeCredentials } from './credentials';
import { createGraphql } from './graphql';
import { gitHttp } from './http';
import { createPages } from './pages';
import { PullService } from './pulls';
import { createRest, type Rest } from './rest';
import { seedOrganisation } from './seed';
import { RepositoryStore } from './store';
import { siteOf } from './views';

/** A repository as the other parts of the sandbox see it. */
export interface HostedRepository {
  id: number;
  /** `owner/name` */
  slug: string;
  defaultBranch: string;
}

/** What GitHub offers to the other parts, in the same process. */
export interface GitHubHost {
  /** REST routes of others (GitHub Actions), below `/api/v3`, behind authentication. */
  mountActions(router: Router): void;
  /** HTML pages of others (`/:owner/:repo/actions/…`), asked before GitHub's own. */
  registerPages(router: Router): void;
  /** The bare repository on disk. Throws where there is none. */
  repositoryPath(slug: string): string;
  listRepositories(): HostedRepository[];
  findRepository(slug: string): HostedRepository | undefined;
  /** A token that opens some repositories (names or slugs) or all, for a while. */
  mintToken(options: MintOptions): string;
  /** The variables that a workflow sees: the organisation's, the repository's and, where named, the environment's. */
  variablesOf(slug: string, environment?: string): Record<string, string>;
}

export interface GitHubOptions {
  /** The repositories the organisation starts from: one folder each. */
  organisationDir: string;
}

/** GitHub as the sandbox plays it: REST, git over HTTP and pages, on real repositories. */
export function createGitHub(
  context: SandboxContext,
  options: GitHubOptions,
): SandboxPart & GitHubHost {
  const store = new RepositoryStore(context);
  const tokens = new Tokens(context.token, context.owner);
  const rest: Rest = { context, site: siteOf(context), store, tokens };
  const pulls = new PullService(rest);
  const actions = Router();
  const pages = Router();
  const router = Router();
  router.use('/api/v3', createRest(rest, pulls, actions));
  router.use('/api/graphql', createGraphql(rest));
  router.use(gitHttp(rest));
  router.use(createPages(rest, pulls, pages));

  let stopListening = () => {};
  return {
    name: 'github',
    router,
    mountActions: added => {
      actions.use(added);
    },
    registerPages: added => {
      pages.use(added);
    },
    repositoryPath: slug => {
      const repository = store.find(slug);
      if (!repository) {
        throw new Error(`The sandbox's GitHub has no repository ${slug}`);
      }
      return repository.dir;
    },
    listRepositories: () => store.list().map(hosted),
    findRepository: slug => {
      const repository = store.find(slug);
      return repository && hosted(repository);
    },
    mintToken: wanted => tokens.mint(wanted),
    variablesOf: (slug, environment) => variablesOf(store, slug, environment),
    start: async () => {
      await writeCredentials(context);
      await seedOrganisation(rest, options.organisationDir);
      stopListening = context.events.on('push', event => pulls.onPush(event));
      for (const repository of store.list()) {
        for (const pull of repository.record.pulls) {
          await pulls.merges.settle(repository, pull, pull.author);
        }
      }
    },
    stop: async () => stopListening(),
  };
}

function hosted(repository: {
  id: number;
  slug: string;
  record: { readonly defaultBranch: string };
}): HostedRepository {
  const { id, slug, record } = repository;
  return { id, slug, defaultBranch: record.defaultBranch };
}

function variablesOf(
  store: RepositoryStore,
  slug: string,
  environment: string | undefined,
): Record<string, string> {
  const record = store.find(slug)?.record;
  const levels = [
    store.organisation.value.variables,
    record?.variables ?? {},
    (environment && record?.environments[environment]?.variables) || {},
  ];
  return Object.fromEntries(
    levels.flatMap(level =>
      Object.entries(level).map(([name, { value }]) => [name, value]),
    ),
  );
}
