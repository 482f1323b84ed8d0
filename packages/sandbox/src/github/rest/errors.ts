import type { ErrorRequestHandler, RequestHandler } from 'express';
import type { z } from 'zod';
import { BadTreeError, LostRaceError } from '../git';

const DOCUMENTATION_URL = 'https://docs.github.com/rest';

/** An answer other than success, with GitHub's own body. */
export class ApiError extends Error {
  readonly name = 'ApiError';

  constructor(
    readonly status: number,
    message: string,
    readonly errors?: ReadonlyArray<Record<string, string> | string>,
  ) {
    super(message);
  }
}

export const notFound = () => new ApiError(404, 'Not Found');
export const forbidden = () =>
  new ApiError(403, 'Resource not accessible by integration');
export const emptyRepository = () =>
  new ApiError(409, 'Git Repository is empty.');

/** 422 of a field of a resource, as GitHub reports it. */
export function invalidField(
  resource: string,
  field: string,
  message: string,
  code = 'custom',
): ApiError {
  return new ApiError(422, 'Validation Failed', [
    { resource, code, field, message },
  ]);
}

/** The body of a request, or 422 that names what is wrong. */
export function parseBody<S extends z.ZodTypeAny>(
  schema: S,
  body: unknown,
): z.output<S> {
  const parsed = schema.safeParse(body ?? {});
  if (!parsed.success) {
    const problems = parsed.error.issues.map(
      issue =>
        `For '${['properties', ...issue.path].join('/')}', ${issue.message}.`,
    );
    throw new ApiError(422, `Invalid request.\n\n${problems.join('\n')}`);
  }
  return parsed.data;
}

/** Every route that the sandbox does not know, by name. */
export const notImplemented: RequestHandler = (request, response) => {
  response.status(501).json({
    message: `The sandbox's GitHub does not know ${request.method} ${request.baseUrl}${request.path}`,
    documentation_url: DOCUMENTATION_URL,
    status: '501',
  });
};

export function answerErrors(
  log: (message: string) => void,
): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = asApiError(error);
    if (known.status === 500) {
      log(`${request.method} ${request.originalUrl}: ${error?.stack ?? error}`);
    }
    response.status(known.status).json({
      message: known.message,
      ...(known.errors && { errors: known.errors }),
      documentation_url: DOCUMENTATION_URL,
      status: String(known.status),
    });
  };
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) {
    return error;
  }
  if (error instanceof LostRaceError) {
    return new ApiError(422, 'Reference cannot be updated: it moved meanwhile');
  }
  if (error instanceof BadTreeError) {
    return new ApiError(422, error.message);
  }
  const { type, status } = error as { type?: string; status?: number };
  if (type === 'entity.parse.failed') {
    return new ApiError(400, 'Problems parsing JSON');
  }
  if (status && status >= 400 && status < 500) {
    return new ApiError(status, (error as Error).message);
  }
  return new ApiError(500, 'Server Error');
}
