import {
  reasonOf,
  retryDeliveryError,
  type DeliveryError,
  type DeliveryErrorOptions,
} from '../errors';
import {
  isRetryableStatus,
  retryAfterMs,
  withRetry,
  type RetryPolicy,
} from '../retry';

/** A request that came to nothing: refused with a status, or without an answer for a reason. */
export interface RegistryFailure
  extends Pick<
    DeliveryErrorOptions,
    'object' | 'status' | 'retryable' | 'retryAfterMs' | 'cause'
  > {
  /** Why no answer came. */
  reason?: string;
}

export interface RegistryConnectionOptions {
  /** Says it as an error: what a registry is for, and so the remedy, is its user's to know. */
  describe(failure: RegistryFailure): DeliveryError;
  /** Whether a registry may send the platform elsewhere. */
  redirect: 'follow' | 'manual';
  retry?: Partial<RetryPolicy>;
  /** How long one attempt may take. */
  timeoutMs?: number;
}

/** The one door to OCI registries: time-outs, retries and errors are dealt with here. */
export class RegistryConnection {
  constructor(private readonly options: RegistryConnectionOptions) {}

  /** Any answer that trying again would not change. Throws errors that name the object. */
  async fetch(
    object: string,
    url: string,
    init: Pick<RequestInit, 'method' | 'headers'> = {},
  ): Promise<Response> {
    const { describe, redirect, retry, timeoutMs = 30_000 } = this.options;
    return withRetry(
      async () => {
        const response = await fetch(url, {
          ...init,
          redirect,
          signal: AbortSignal.timeout(timeoutMs),
        }).catch(cause => {
          throw describe({
            object,
            reason: reasonOf(cause),
            retryable: true,
            cause,
          });
        });
        const { status, headers } = response;
        if (isRetryableStatus(status)) {
          await response.body?.cancel();
          throw describe({
            object,
            status,
            retryable: true,
            retryAfterMs: retryAfterMs(
              name => headers.get(name) ?? undefined,
              Date.now(),
            ),
          });
        }
        return response;
      },
      { policy: retry, decide: retryDeliveryError },
    );
  }
}
