import { retryDeliveryError } from '../errors';
import {
  isRetryableStatus,
  retryAfterMs,
  withRetry,
  type RetryPolicy,
} from '../retry';
import { noAnswer, registryFailure } from './failure';

export interface RegistryConnectionOptions {
  retry?: Partial<RetryPolicy>;
  /** How long one attempt may take. */
  timeoutMs?: number;
}

/** Somebody waits in front of a form, and can do without the answer. */
const RETRY: Partial<RetryPolicy> = { attempts: 3, maxServerDelayMs: 5_000 };
const TIMEOUT_MS = 10_000;

/** The one door to registries: time-outs, retries and errors are dealt with here. Follows no redirect. */
export class RegistryConnection {
  constructor(private readonly options: RegistryConnectionOptions) {}

  /** Any answer that trying again would not change. Throws errors that name the object. */
  async fetch(
    object: string,
    url: string,
    init: RequestInit = {},
  ): Promise<Response> {
    const { retry, timeoutMs = TIMEOUT_MS } = this.options;
    return withRetry(
      async () => {
        const response = await fetch(url, {
          ...init,
          redirect: 'manual',
          signal: AbortSignal.timeout(timeoutMs),
        }).catch(cause => {
          throw noAnswer(object, cause);
        });
        if (isRetryableStatus(response.status)) {
          await response.body?.cancel();
          throw registryFailure({
            object,
            status: response.status,
            retryable: true,
            retryAfterMs: retryAfterMs(
              name => response.headers.get(name) ?? undefined,
              Date.now(),
            ),
          });
        }
        return response;
      },
      { policy: { ...RETRY, ...retry }, decide: retryDeliveryError },
    );
  }
}
