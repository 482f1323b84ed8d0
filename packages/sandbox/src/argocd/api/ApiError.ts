import type { NextFunction, Request, Response } from 'express';

const CODES = {
  InvalidArgument: { code: 3, status: 400 },
  NotFound: { code: 5, status: 404 },
  AlreadyExists: { code: 6, status: 409 },
  PermissionDenied: { code: 7, status: 403 },
  FailedPrecondition: { code: 9, status: 400 },
  Unimplemented: { code: 12, status: 501 },
  Internal: { code: 13, status: 500 },
  Unauthenticated: { code: 16, status: 401 },
} as const;

/** An error as Argo CD's gRPC gateway answers it. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(readonly reason: keyof typeof CODES, message: string) {
    super(message);
  }

  send(response: Response): void {
    const { code, status } = CODES[this.reason];
    response
      .status(status)
      .json({ error: this.message, code, message: this.message });
  }
}

/** Express' last stop: errors become the gateway's JSON. */
export function sendErrors(
  error: Error,
  _request: Request,
  response: Response,
  next: NextFunction,
): void {
  if (response.headersSent) {
    next(error);
    return;
  }
  const known =
    error instanceof ApiError
      ? error
      : new ApiError(
          error instanceof SyntaxError ? 'InvalidArgument' : 'Internal',
          error.message,
        );
  known.send(response);
}
