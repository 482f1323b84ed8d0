import { createHmac } from 'node:crypto';
import { sameSecret, type SandboxContext } from '../../core';

const LIFETIME_MS = 60_000;

/** Short-lived addresses of logs that open without a token, as GitHub hands them out. */
export class LogLinks {
  constructor(
    private readonly context: Pick<SandboxContext, 'token' | 'urls'>,
    private readonly now: () => number = Date.now,
  ) {}

  create(jobId: number): string {
    const expires = this.now() + LIFETIME_MS;
    const url = new URL(
      `/_actions/jobs/${jobId}/logs`,
      this.context.urls.github,
    );
    url.searchParams.set('expires', String(expires));
    url.searchParams.set('signature', this.#sign(jobId, expires));
    return url.toString();
  }

  opens(jobId: number, expires: number, signature: string): boolean {
    return (
      expires > this.now() && sameSecret(signature, this.#sign(jobId, expires))
    );
  }

  #sign(jobId: number, expires: number): string {
    return createHmac('sha256', this.context.token)
      .update(`actions-log\0${jobId}\0${expires}`)
      .digest('base64url');
  }
}
