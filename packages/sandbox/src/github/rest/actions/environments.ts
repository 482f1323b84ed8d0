import Router from 'express-promise-router';
import { z } from 'zod';
import type { Repository } from '../../store';
import { encodePath, nodeId } from '../../views';
import { notFound, parseBody } from '../errors';
import { paginate, repositoryOf, type Rest } from '../request';

const environmentSchema = z.record(z.unknown());

/** Deployment environments: stored, their rules not enforced. */
export function environments(rest: Rest) {
  const { store, site } = rest;
  const router = Router();

  const view = (repository: Repository, name: string) => {
    const found = repository.record.environments[name];
    if (!found) {
      throw notFound();
    }
    const url = `${site.api}/repos/${repository.slug}/environments/${encodePath(
      name,
    )}`;
    return {
      id: found.id,
      node_id: nodeId('Environment', found.id),
      name,
      url,
      html_url: `${site.html}/${
        repository.slug
      }/deployments/activity_log?environments_filter=${encodeURIComponent(
        name,
      )}`,
      created_at: found.createdAt,
      updated_at: found.updatedAt,
      protection_rules: [],
      deployment_branch_policy: found.value.deployment_branch_policy ?? null,
    };
  };

  router.get('/repos/:owner/:repo/environments', async (request, response) => {
    const repository = repositoryOf(response);
    const names = Object.keys(repository.record.environments).sort();
    response.json({
      total_count: names.length,
      environments: paginate(rest, request, response, names).map(name =>
        view(repository, name),
      ),
    });
  });
  router
    .route('/repos/:owner/:repo/environments/:environment')
    .get(async (request, response) => {
      response.json(view(repositoryOf(response), request.params.environment));
    })
    .put(async (request, response) => {
      const repository = repositoryOf(response);
      const name = request.params.environment;
      const value = parseBody(environmentSchema, request.body);
      const now = new Date().toISOString();
      const present = repository.record.environments[name] ?? {
        id: store.newId(),
        createdAt: now,
        variables: {},
        secrets: {},
      };
      repository.update(record => {
        record.environments[name] = { ...present, updatedAt: now, value };
      });
      response.json(view(repository, name));
    })
    .delete(async (request, response) => {
      const repository = repositoryOf(response);
      const name = request.params.environment;
      view(repository, name);
      repository.update(record => {
        delete record.environments[name];
      });
      response.status(204).end();
    });
  return router;
}
