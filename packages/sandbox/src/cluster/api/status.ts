import type { Response } from 'express';

/** Answers with Kubernetes' own error object. */
export function sendStatus(
  response: Response,
  code: number,
  reason: string,
  message: string,
): void {
  response.status(code).json({
    kind: 'Status',
    apiVersion: 'v1',
    metadata: {},
    status: 'Failure',
    message,
    reason,
    code,
  });
}
