import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import type { Logger } from 'pino';

/** Answers with an error, in the form that this service's callers expect. */
export type ShowError = (response: Response, status: number, message: string) => void;

/** The answer to a path that nothing serves. */
export function notFound(show: ShowError): RequestHandler {
  return (request, response) => {
    show(response, 404, `There is no ${request.method} ${request.path} here`);
  };
}

/** Bad input is the caller's to see; anything else is logged whole and answered without details. */
export function handleErrors(show: ShowError, logger: Logger): ErrorRequestHandler {
  // Express tells handlers of errors by their four parameters.
  return (error: unknown, _request, response, _next) => {
    const status = statusOf(error);
    if (status >= 500) {
      logger.error({ err: error }, 'request failed');
    }
    if (response.headersSent) {
      // Half an answer must not look like a whole one.
      response.destroy();
      return;
    }
    show(response, status, status < 500 && error instanceof Error ? error.message : 'Internal error');
  };
}

/** Errors of Express and its parsers say their status. */
function statusOf(error: unknown): number {
  const status = (error as { status?: unknown } | null)?.status;
  return typeof status === 'number' && status >= 400 && status < 600 ? status : 500;
}
