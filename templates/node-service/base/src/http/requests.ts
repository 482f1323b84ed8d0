import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Lifecycle } from '../lifecycle.js';
import type { Metrics } from '../metrics.js';

const REQUEST_ID = /^[\w-]{1,64}$/;

/** One structured line a request, with an id that the caller may bring (`x-request-id`) and gets back. */
export function logRequests(options: {
  logger: Logger;
  lifecycle: Lifecycle;
  metrics: Metrics;
}): RequestHandler {
  const { logger, lifecycle, metrics } = options;
  return (request, response, next) => {
    const started = process.hrtime.bigint();
    const given = request.get('x-request-id');
    const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
    response.set('x-request-id', requestId);
    if (lifecycle.draining) {
      response.set('connection', 'close');
    }
    response.on('finish', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const { path } = (request.route as { path?: string } | undefined) ?? {};
      metrics.requestDuration.observe(
        { method: request.method, route: path ?? 'unmatched', status: response.statusCode },
        seconds,
      );
      logger.info(
        {
          requestId,
          method: request.method,
          path: request.path,
          status: response.statusCode,
          durationMs: Math.round(seconds * 1000),
        },
        'request',
      );
    });
    next();
  };
}
