import { ECRClient, type ECRClientConfig } from '@aws-sdk/client-ecr';
import type { DeliveryConfig } from '../config';
import { retryDeliveryError } from '../errors';
import { withRetry, type RetryPolicy } from '../retry';
import { describeFailure } from './failure';

export interface EcrConnectionOptions {
  ecr: DeliveryConfig['ecr'];
  retry?: Partial<RetryPolicy>;
  /** How long one attempt may take. */
  timeoutMs?: number;
  /** Instead of the SDK's default provider chain. */
  credentials?: ECRClientConfig['credentials'];
}

export type EcrAttempt<T> = (
  client: ECRClient,
  signal: AbortSignal,
) => Promise<T>;

/** The one door to ECR: credentials, time-outs, retries and errors are dealt with here. */
export class EcrConnection {
  readonly #client: ECRClient;

  constructor(private readonly options: EcrConnectionOptions) {
    const { ecr, credentials } = options;
    this.#client = new ECRClient({
      region: ecr.region,
      ...(ecr.endpoint ? { endpoint: ecr.endpoint } : {}),
      ...(credentials ? { credentials } : {}),
      // One policy of retries for all systems: ours.
      maxAttempts: 1,
    });
  }

  /** Sends and retries. Throws errors that name the object. */
  send<T>(object: string, attempt: EcrAttempt<T>): Promise<T> {
    return withRetry(
      async () => {
        const signal = AbortSignal.timeout(this.options.timeoutMs ?? 30_000);
        try {
          return await attempt(this.#client, signal);
        } catch (error) {
          throw describeFailure(error, { object, now: Date.now() });
        }
      },
      { policy: this.options.retry, decide: retryDeliveryError },
    );
  }
}
