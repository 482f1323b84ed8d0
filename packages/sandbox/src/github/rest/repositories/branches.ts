import Router from 'express-promise-router';
import { z } from 'zod';
import type { Repository } from '../../store';
import { commitView, encodePath } from '../../views';
import { ApiError, notFound, parseBody } from '../errors';
import { matchOf, paginate, repositoryOf, starOf, type Rest } from '../request';

const protectionSchema = z.record(z.unknown());

/** Branches with their classic protection, and tags. */
export function branches(rest: Rest) {
  const { site, tokens } = rest;
  const router = Router();
  const api = (repository: Repository) =>
    `${site.api}/repos/${repository.slug}`;
  const protectionUrl = (repository: Repository, branch: string) =>
    `${api(repository)}/branches/${encodePath(branch)}/protection`;

  router.get('/repos/:owner/:repo/branches', async (request, response) => {
    const repository = repositoryOf(response);
    const found = await repository.git.refs('refs/heads/');
    response.json(
      paginate(rest, request, response, found).map(({ name, sha }) => {
        const branch = name.slice('refs/heads/'.length);
        return {
          name: branch,
          commit: { sha, url: `${api(repository)}/commits/${sha}` },
          protected: isProtected(repository, branch),
          protection_url: protectionUrl(repository, branch),
        };
      }),
    );
  });

  router.get('/repos/:owner/:repo/tags', async (request, response) => {
    const repository = repositoryOf(response);
    const found = await repository.git.refs('refs/tags/');
    const page = paginate(rest, request, response, found);
    response.json(
      await Promise.all(
        page.map(async ({ name }) => {
          const tag = name.slice('refs/tags/'.length);
          const sha =
            (await repository.git.resolve(name.slice('refs/'.length))) ?? '';
          return {
            name: tag,
            commit: { sha, url: `${api(repository)}/commits/${sha}` },
            zipball_url: `${api(repository)}/zipball/${name}`,
            tarball_url: `${api(repository)}/tarball/${name}`,
            node_id: Buffer.from(`Ref:${name}`).toString('base64'),
          };
        }),
      ),
    );
  });

  router
    .route(/^\/repos\/([^/]+)\/([^/]+)\/branches\/(.+)\/protection$/)
    .get(async (request, response) => {
      const repository = repositoryOf(response);
      const branch = await branchOf(repository, matchOf(request, 2));
      const stored = repository.record.protection[branch];
      if (!stored) {
        throw new ApiError(404, 'Branch not protected');
      }
      response.json(protectionView(protectionUrl(repository, branch), stored));
    })
    .put(async (request, response) => {
      const repository = repositoryOf(response);
      const branch = await branchOf(repository, matchOf(request, 2));
      const body = parseBody(protectionSchema, request.body);
      repository.update(record => {
        record.protection[branch] = body;
      });
      response.json(protectionView(protectionUrl(repository, branch), body));
    })
    .delete(async (request, response) => {
      const repository = repositoryOf(response);
      const branch = await branchOf(repository, matchOf(request, 2));
      repository.update(record => {
        delete record.protection[branch];
      });
      response.status(204).end();
    });

  router.get('/repos/:owner/:repo/branches/*', async (request, response) => {
    const repository = repositoryOf(response);
    const name = starOf(request);
    const sha = await repository.git.branch(name);
    const commit = sha && (await repository.git.objects.readCommit(sha));
    if (!commit) {
      throw new ApiError(404, 'Branch not found');
    }
    const enabled = isProtected(repository, name);
    response.json({
      name,
      commit: commitView(site, tokens, repository, sha, commit),
      _links: {
        self: `${api(repository)}/branches/${encodePath(name)}`,
        html: `${site.html}/${repository.slug}/tree/${encodePath(name)}`,
      },
      protected: enabled,
      protection: {
        enabled,
        required_status_checks: {
          enforcement_level: 'off',
          contexts: [],
          checks: [],
        },
      },
      protection_url: protectionUrl(repository, name),
    });
  });
  return router;
}

function isProtected(repository: Repository, branch: string): boolean {
  return branch in repository.record.protection;
}

async function branchOf(repository: Repository, name: string): Promise<string> {
  if (!(await repository.git.branch(name))) {
    throw notFound();
  }
  return name;
}

/** Protection as it is read: what was put, switches as objects. */
function protectionView(url: string, stored: Record<string, unknown>) {
  const switches = [
    'enforce_admins',
    'required_linear_history',
    'allow_force_pushes',
    'allow_deletions',
    'block_creations',
    'required_conversation_resolution',
    'lock_branch',
    'allow_fork_syncing',
  ];
  return {
    url,
    ...Object.fromEntries(
      switches.map(name => [
        name,
        {
          ...(name === 'enforce_admins' && { url: `${url}/enforce_admins` }),
          enabled: stored[name] === true,
        },
      ]),
    ),
  };
}
