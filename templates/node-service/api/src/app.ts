import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { greetingRoutes } from './greeting/routes.js';
import { showError } from './http/answers.js';
import { handleErrors, notFound } from './http/errors.js';
import { healthRoutes } from './http/health.js';
import { logRequests } from './http/requests.js';
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
  app.use(helmet(SECURITY_HEADERS));
  app.use(healthRoutes({ lifecycle, metrics }));
  app.use(logRequests({ logger, metrics }));
  app.use(express.json({ limit: '100kb' }));
  // Routes name their whole path, which is what the metrics show.
  app.use(greetingRoutes());
  app.use(notFound(showError));
  app.use(handleErrors(showError, logger));
  return app;
}

/** An answer is data: a browser that is shown one loads nothing, runs nothing and frames nothing. */
const SECURITY_HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
  },
  xFrameOptions: { action: 'deny' as const },
};
