import Router from 'express-promise-router';
import { z } from 'zod';
import type { Repository, Stored } from '../../store';
import { notFound, parseBody } from '../errors';
import { numberOf, paginate, repositoryOf, type Rest } from '../request';

const hookSchema = z.object({
  name: z.literal('web').default('web'),
  active: z.boolean().default(true),
  events: z.array(z.string()).default(['push']),
  config: z.object({
    url: z.string(),
    content_type: z.string().default('form'),
    insecure_ssl: z.union([z.string(), z.number()]).default('0'),
    secret: z.string().optional(),
  }),
});

/** Webhooks of a repository: stored without their secret, not delivered. */
export function hooks(rest: Rest) {
  const { store, site } = rest;
  const router = Router();
  const view = (
    repository: Repository,
    { id, createdAt, updatedAt, value }: Stored,
  ) => {
    const url = `${site.api}/repos/${repository.slug}/hooks/${id}`;
    return {
      type: 'Repository',
      id,
      name: value.name,
      active: value.active,
      events: value.events,
      config: value.config,
      created_at: createdAt,
      updated_at: updatedAt,
      url,
      test_url: `${url}/test`,
      ping_url: `${url}/pings`,
      deliveries_url: `${url}/deliveries`,
      last_response: { code: null, status: 'unused', message: null },
    };
  };
  const mustFind = (repository: Repository, id: string): Stored => {
    const found = repository.record.hooks.find(
      hook => hook.id === numberOf(id),
    );
    if (!found) {
      throw notFound();
    }
    return found;
  };

  router
    .route('/repos/:owner/:repo/hooks')
    .get(async (request, response) => {
      const repository = repositoryOf(response);
      response.json(
        paginate(rest, request, response, repository.record.hooks).map(hook =>
          view(repository, hook),
        ),
      );
    })
    .post(async (request, response) => {
      const repository = repositoryOf(response);
      const { config, ...value } = parseBody(hookSchema, request.body);
      const { secret: _thrownAway, ...kept } = config;
      const now = new Date().toISOString();
      const hook = {
        id: store.newId(),
        createdAt: now,
        updatedAt: now,
        value: { ...value, config: kept },
      };
      repository.update(record => {
        record.hooks.push(hook);
      });
      const made = view(repository, hook);
      response.status(201).location(made.url).json(made);
    });
  router
    .route('/repos/:owner/:repo/hooks/:id')
    .get(async (request, response) => {
      const repository = repositoryOf(response);
      response.json(view(repository, mustFind(repository, request.params.id)));
    })
    .delete(async (request, response) => {
      const repository = repositoryOf(response);
      const { id } = mustFind(repository, request.params.id);
      repository.update(record => {
        record.hooks = record.hooks.filter(hook => hook.id !== id);
      });
      response.status(204).end();
    });
  return router;
}
