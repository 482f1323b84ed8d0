import Router from 'express-promise-router';
import { z } from 'zod';
import { isRefName, NO_COMMIT, type Ref } from '../../git';
import type { Repository } from '../../store';
import { encodePath, nodeId, type Site } from '../../views';
import { ApiError, notFound, parseBody } from '../errors';
import {
  identityOf,
  paginate,
  repositoryOf,
  starOf,
  type Rest,
} from '../request';
import { shaSchema } from '../schemas';

const createSchema = z.object({ ref: z.string(), sha: shaSchema });
const updateSchema = z.object({
  sha: shaSchema,
  force: z.boolean().default(false),
});

/** Refs of the Git Data API: moves are one after the other in a repository. */
export function refs(rest: Rest) {
  const { store, site } = rest;
  const router = Router();

  router.get('/repos/:owner/:repo/git/ref/*', async (request, response) => {
    const repository = repositoryOf(response);
    const name = `refs/${starOf(request)}`;
    const sha = await repository.git.ref(name);
    if (!sha) {
      throw notFound();
    }
    response.json(await refView(site, repository, { name, sha }));
  });

  router.get(
    '/repos/:owner/:repo/git/matching-refs/*',
    async (request, response) => {
      const repository = repositoryOf(response);
      const found = await repository.git.refs(`refs/${starOf(request)}`);
      const page = paginate(rest, request, response, found);
      response.json(
        await Promise.all(page.map(ref => refView(site, repository, ref))),
      );
    },
  );

  router.post('/repos/:owner/:repo/git/refs', async (request, response) => {
    const repository = repositoryOf(response);
    const { ref: name, sha } = parseBody(createSchema, request.body);
    if (!isRefName(name)) {
      throw new ApiError(422, `${name} is not a valid ref name.`);
    }
    await mustExist(repository, name, sha);
    await repository.git.exclusive(async () => {
      if (await repository.git.ref(name)) {
        throw new ApiError(422, 'Reference already exists');
      }
      const actor = identityOf(response).login;
      await store.moveRef(repository, {
        name,
        from: NO_COMMIT,
        to: sha,
        actor,
      });
    });
    const view = await refView(site, repository, { name, sha });
    response.status(201).location(view.url).json(view);
  });

  router.patch('/repos/:owner/:repo/git/refs/*', async (request, response) => {
    const repository = repositoryOf(response);
    const name = `refs/${starOf(request)}`;
    const { sha, force } = parseBody(updateSchema, request.body);
    await mustExist(repository, name, sha);
    await repository.git.exclusive(async () => {
      const from = await repository.git.ref(name);
      if (!from) {
        throw new ApiError(422, 'Reference does not exist');
      }
      if (!force && !(await repository.git.isAncestor(from, sha))) {
        throw new ApiError(422, 'Update is not a fast forward');
      }
      if (from !== sha) {
        const actor = identityOf(response).login;
        await store.moveRef(repository, { name, from, to: sha, actor });
      }
    });
    response.json(await refView(site, repository, { name, sha }));
  });

  router.delete('/repos/:owner/:repo/git/refs/*', async (request, response) => {
    const repository = repositoryOf(response);
    const name = `refs/${starOf(request)}`;
    await repository.git.exclusive(async () => {
      const from = await repository.git.ref(name);
      if (!from) {
        throw new ApiError(422, 'Reference does not exist');
      }
      if (name === `refs/heads/${repository.record.defaultBranch}`) {
        throw new ApiError(422, 'Cannot delete the default branch');
      }
      const actor = identityOf(response).login;
      await store.moveRef(repository, { name, from, to: NO_COMMIT, actor });
    });
    response.status(204).end();
  });
  return router;
}

/** A branch holds a commit, anything else any object. */
async function mustExist(
  repository: Repository,
  name: string,
  sha: string,
): Promise<void> {
  const object = await repository.git.objects.read(sha);
  if (!object) {
    throw new ApiError(422, 'Object does not exist');
  }
  if (name.startsWith('refs/heads/') && object.type !== 'commit') {
    throw new ApiError(422, 'Reference update failed: object is not a commit');
  }
}

async function refView(site: Site, repository: Repository, ref: Ref) {
  const api = `${site.api}/repos/${repository.slug}/git`;
  const object = await repository.git.objects.read(ref.sha);
  const type = object?.type ?? 'commit';
  return {
    ref: ref.name,
    node_id: nodeId('Ref', `${repository.id}:${ref.name}`),
    url: `${api}/${encodePath(ref.name)}`,
    object: { sha: ref.sha, type, url: `${api}/${type}s/${ref.sha}` },
  };
}
