import { Router } from 'express';
import type { Lifecycle } from '../lifecycle.js';
import type { Metrics } from '../metrics.js';

/**
 * `/healthz`: the process is alive. `/readyz`: it takes requests; 503 while it drains, so that no new ones are sent.
 * Neither looks at other services: their failure must not restart this one.
 */
export function healthRoutes(options: {
  lifecycle: Lifecycle;
  metrics: Metrics;
}): Router {
  const { lifecycle, metrics } = options;
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', (_request, response) => {
    response
      .status(lifecycle.draining ? 503 : 200)
      .json({ status: lifecycle.draining ? 'draining' : 'ok' });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
