import { Router } from 'express';
import type { SandboxContext, SandboxPart } from '../core';
import { Tokens, type MintOptions } from './auth';
import { gitHttp } from './http';
import { createRest, type Rest } from './rest';
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
}

export interface GitHubOptions {
  /** The repositories the organisation starts from: one folder each. */
  organisationDir: string;
}

/** GitHub as the sandbox plays it: REST, git over HTTP and pages, on real repositories. */
export function createGitHub(
  context: SandboxContext,
  _options: GitHubOptions,
): SandboxPart & GitHubHost {
  const store = new RepositoryStore(context);
  const tokens = new Tokens(context.token, context.owner);
  const rest: Rest = { context, site: siteOf(context), store, tokens };
  const actions = Router();
  const pages = Router();
  const router = Router();
  router.use('/api/v3', createRest(rest, actions));
  router.use(gitHttp(rest));
  router.use(pages);

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
    mintToken: options => tokens.mint(options),
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
