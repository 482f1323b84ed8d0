import { randomUUID } from 'node:crypto';
import type { Request, RequestHandler } from 'express';
import type { Logger } from 'pino';
import { requestContext } from '../logger.js';
import type { Metrics } from '../metrics.js';

const REQUEST_ID = /^[\w-]{1,64}$/;

/** nginx's status for a caller who went away before the answer. */
const CLIENT_CLOSED_REQUEST = 499;

/** One structured line a request, with an id that the caller may bring (`x-request-id`) and gets back. */
export function logRequests(options: { logger: Logger; metrics: Metrics }): RequestHandler {
  const { logger, metrics } = options;
  return (request, response, next) => {
    const started = process.hrtime.bigint();
    // Read now: within a router that is mounted somewhere, it lacks what the router is mounted at.
    const { path } = request;
    const given = request.get('x-request-id');
    const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
    response.set('x-request-id', requestId);
    response.on('close', () => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9;
      const status = response.writableFinished ? response.statusCode : CLIENT_CLOSED_REQUEST;
      metrics.requestDuration.observe({ method: request.method, route: routeOf(request), status }, seconds);
      logger.info(
        { requestId, method: request.method, path, status, durationMs: Math.round(seconds * 1000) },
        'request',
      );
    });
    requestContext.run({ requestId }, next);
  };
}

/** The route, never the raw path: of those there is no end, and each would be a time series of its own. */
function routeOf({ baseUrl, route }: Request): string {
  const { path } = (route as { path?: string } | undefined) ?? {};
  return path ?? (baseUrl || 'unmatched');
}
