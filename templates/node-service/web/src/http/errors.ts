import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { Logger } from 'pino';
import type { Render } from './views.js';

/** The answer to a path that nothing serves. */
export function notFound(render: Render): RequestHandler {
  return (request, response) => {
    response.status(404);
    render(response, 'error', { title: 'Not found', message: `There is no ${request.path} here.` });
  };
}

/** Bad input is the visitor's to see; anything else is logged whole and answered without details. */
export function handleErrors(render: Render, logger: Logger): ErrorRequestHandler {
  return (error: unknown, _request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const status = statusOf(error);
    if (status >= 500) {
      logger.error({ err: error, requestId: response.get('x-request-id') }, 'request failed');
    }
    response.status(status);
    render(response, 'error', {
      title: status < 500 ? 'That did not work' : 'Something went wrong',
      message: status < 500 && error instanceof Error ? error.message : 'Please try again later.',
    });
  };
}

function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 500 ? status : 500;
}
