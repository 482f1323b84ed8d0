import express, { type Express } from 'express';
import type { Logger } from 'pino';
import { handleErrors, notFound } from './http/errors.js';
import { healthRoutes } from './http/health.js';
import { logRequests } from './http/requests.js';
import { greetingRoutes } from './greeting/routes.js';
import type { Lifecycle } from './lifecycle.js';
import type { Metrics } from './metrics.js';

/** The service's HTTP interface, without a server: what tests call. */
export function createApp(options: {
  logger: Logger;
  lifecycle: Lifecycle;
  metrics: Metrics;
}): Express {
  const { logger, lifecycle, metrics } = options;
  const app = express();
  app.disable('x-powered-by');
  app.use(healthRoutes({ lifecycle, metrics }));
  app.use(logRequests({ logger, lifecycle, metrics }));
  app.use(express.json({ limit: '100kb' }));
  app.use(greetingRoutes());
  app.use(notFound);
  app.use(handleErrors(logger));
  return app;
}
