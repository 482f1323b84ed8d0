import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';

/** The answer to a path that nothing serves. */
export const notFound: RequestHandler = (request, response) => {
  response.status(404).json({ error: `No ${request.method} ${request.path} here` });
};

/** Bad input is the caller's to see; anything else is logged whole and answered without details. */
export function handleErrors(logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) {
      logger.error({ err: error, requestId: response.get('x-request-id') }, 'request failed');
    }
    response.status(status).json({
      error: status < 500 && error instanceof Error ? error.message : 'Internal error',
    });
  };
}

function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
