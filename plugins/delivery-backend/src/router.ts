import type {
  BackstageCredentials,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import type { ChartRegistry } from '@internal/plugin-delivery-chart-node';
import type { DeliveryConfig } from '@internal/plugin-delivery-node';
import type { Request, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { ServiceAccess } from './access';
import type { DeliveryService } from './DeliveryService';
import type { RepositoryFinder } from './repositories';
import {
  candidateParametersSchema,
  parseParameters,
  runParametersSchema,
  searchParametersSchema,
  serviceParametersSchema,
  toHttpError,
} from './http';

/** Versions of the chart that a form can offer. */
const MAX_VERSIONS = 50;

export interface RouterOptions {
  config: Pick<
    DeliveryConfig,
    'environments' | 'sizes' | 'github' | 'gitops' | 'ecr' | 'images'
  >;
  httpAuth: HttpAuthService;
  access: ServiceAccess;
  service: DeliveryService;
  repositories: RepositoryFinder;
  charts: Pick<ChartRegistry, 'listVersions'>;
}

/** The HTTP interface of the plugin; see the README for its routes. */
export function createRouter(options: RouterOptions): Router {
  const { config, repositories, service } = options;
  const router = PromiseRouter();

  const authenticate = (request: Request): Promise<BackstageCredentials> =>
    options.httpAuth.credentials(request, { allow: ['user', 'service'] });
  const requireRead = async (request: Request, name: string) =>
    options.access.requireRead(name, await authenticate(request));

  router.get('/options', async (request, response) => {
    await authenticate(request);
    response.json({
      environments: config.environments.map(
        ({ name, changes, rollback, approvers }) => ({
          name,
          changes,
          rollback,
          approvers,
        }),
      ),
      sizes: config.sizes,
      places: {
        repositories: config.github.owner,
        gitops: `${config.github.owner}/${config.gitops.repository}`,
        images: `${config.ecr.registry}/${config.ecr.namePrefix}`,
      },
      images: config.images,
    });
  });

  router.get('/repositories', async (request, response) => {
    await authenticate(request);
    const { search } = parseParameters(searchParametersSchema, request.query);
    response.json(await answer(repositories.find(search)));
  });

  router.get('/chart/versions', async (request, response) => {
    await authenticate(request);
    const versions = await answer(options.charts.listVersions());
    response.json({ versions: versions.slice(0, MAX_VERSIONS) });
  });

  router.get('/services/check-name/:name', async (request, response) => {
    await authenticate(request);
    const { name } = parseParameters(candidateParametersSchema, request.params);
    response.json(await service.checkName(name));
  });

  router.get('/services/:name', async (request, response) => {
    const { name } = parseParameters(serviceParametersSchema, request.params);
    await requireRead(request, name);
    response.json(await answer(service.getDetails(name)));
  });

  router.get('/services/:name/status', async (request, response) => {
    const { name } = parseParameters(serviceParametersSchema, request.params);
    await requireRead(request, name);
    response.json(await answer(service.getStatus(name)));
  });

  router.get('/services/:name/runs', async (request, response) => {
    const { name } = parseParameters(serviceParametersSchema, request.params);
    await requireRead(request, name);
    response.json({ items: await answer(service.getRuns(name)) });
  });

  router.get('/services/:name/runs/:id/jobs', async (request, response) => {
    const { name, id } = parseParameters(runParametersSchema, request.params);
    await requireRead(request, name);
    response.json({ items: await answer(service.getJobs(name, id)) });
  });

  router.get('/services/:name/jobs/:id/log', async (request, response) => {
    const { name, id } = parseParameters(runParametersSchema, request.params);
    await requireRead(request, name);
    const log = await answer(service.getJobLog(name, id));
    response
      .type('text/plain; charset=utf-8')
      .set('x-content-type-options', 'nosniff')
      .send(log);
  });

  return router;
}

async function answer<T>(result: Promise<T>): Promise<T> {
  try {
    return await result;
  } catch (error) {
    throw toHttpError(error);
  }
}
