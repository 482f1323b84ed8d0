import { join } from 'node:path';
import { Eta } from 'eta';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { greetingPages } from './greeting/pages.js';
import { createAssets } from './http/assets.js';
import { handleErrors, notFound } from './http/errors.js';
import { healthRoutes } from './http/health.js';
import { logRequests } from './http/requests.js';
import { createRenderer, errorPage } from './http/views.js';
import type { Lifecycle } from './lifecycle.js';
import type { Metrics } from './metrics.js';

const ROOT = join(import.meta.dirname, '..');

/** The service's HTTP interface, without a server: what tests call. */
export function createApp(options: {
  logger: Logger;
  lifecycle: Lifecycle;
  metrics: Metrics;
}): Express {
  const { logger, lifecycle, metrics } = options;
  const assets = createAssets(join(ROOT, 'public'));
  const render = createRenderer(new Eta({ views: join(ROOT, 'views'), cache: true }), assets);
  const showError = errorPage(render);
  const app = express();
  app.use(helmet(SECURITY_HEADERS));
  app.use(healthRoutes({ lifecycle, metrics }));
  app.use(logRequests({ logger, metrics }));
  app.use(assets.routes);
  // Routes name their whole path, which is what the metrics show.
  app.use(greetingPages(render));
  app.use(notFound(showError));
  app.use(handleErrors(showError, logger));
  return app;
}

/** Scripts, styles and images come from here alone, and nobody may frame a page. TLS ends before the service. */
const SECURITY_HEADERS = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
    },
  },
  xFrameOptions: { action: 'deny' as const },
};
