import Router from 'express-promise-router';
import { z } from 'zod';
import { mayOpen } from '../../auth';
import { NameTakenError } from '../../store';
import { fullRepositoryView } from '../../views';
import { invalidField, notFound, parseBody } from '../errors';
import {
  checkDescription,
  nameTaken,
  REPOSITORY_NAME,
  settingsOf,
  settingsSchema,
  visibilityOf,
} from './settings';
import { identityOf, repositoryOf, type Rest } from '../request';

const patchSchema = settingsSchema.extend({
  name: z.string().optional(),
  archived: z.boolean().optional(),
  default_branch: z.string().optional(),
});

/** `/repos/:owner/:repo` itself. */
export function repositoryItself(rest: Rest) {
  const { store, site } = rest;
  const router = Router();
  router.get('/repos/:owner/:repo', async (_request, response) => {
    response.json(
      fullRepositoryView(site, repositoryOf(response), identityOf(response)),
    );
  });

  router.patch('/repos/:owner/:repo', async (request, response) => {
    const body = parseBody(patchSchema, request.body);
    let repository = repositoryOf(response);
    checkDescription(body.description);
    const branch = body.default_branch;
    if (branch !== undefined && !(await repository.git.branch(branch))) {
      throw invalidField(
        'Repository',
        'default_branch',
        `The branch ${branch} was not found. Please push that ref first or create it via the Git Data API.`,
        'invalid',
      );
    }
    if (body.name !== undefined && body.name !== repository.name) {
      if (!REPOSITORY_NAME.test(body.name)) {
        throw invalidField('Repository', 'name', 'name is invalid');
      }
      repository = await store.rename(repository, body.name).catch(error => {
        throw error instanceof NameTakenError
          ? nameTaken('Validation Failed')
          : error;
      });
    }
    if (branch !== undefined) {
      await repository.git.setHead(branch);
    }
    repository.update(record => {
      record.description =
        body.description === undefined ? record.description : body.description;
      record.homepage =
        body.homepage === undefined ? record.homepage : body.homepage;
      record.visibility = visibilityOf(body) ?? record.visibility;
      record.archived = body.archived ?? record.archived;
      record.defaultBranch = branch ?? record.defaultBranch;
      Object.assign(record.settings, settingsOf(body));
    });
    response.json(fullRepositoryView(site, repository, identityOf(response)));
  });

  router.delete('/repos/:owner/:repo', async (_request, response) => {
    await store.remove(repositoryOf(response));
    response.status(204).end();
  });

  router.get('/repositories/:id', async (request, response) => {
    const repository = store.findById(Number(request.params.id));
    const identity = identityOf(response);
    if (!repository || !mayOpen(identity, repository.slug)) {
      throw notFound();
    }
    response.json(fullRepositoryView(site, repository, identity));
  });
  return router;
}
