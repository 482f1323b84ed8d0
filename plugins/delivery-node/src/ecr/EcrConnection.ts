import {
  ECRClient,
  type $Command,
  type ECRClientConfig,
  type ECRClientResolvedConfig,
  type ServiceInputTypes,
  type ServiceOutputTypes,
} from '@aws-sdk/client-ecr';
import type { DeliveryConfig } from '../config';
import { retryDeliveryError } from '../errors';
import { withRetry, type RetryPolicy } from '../retry';
import { describeFailure } from './failure';

export interface EcrConnectionOptions {
  ecr: Pick<DeliveryConfig['ecr'], 'region' | 'endpoint'>;
  retry?: Partial<RetryPolicy>;
  /** How long one attempt may take. */
  timeoutMs?: number;
  /** Instead of the SDK's default provider chain. */
  credentials?: ECRClientConfig['credentials'];
}

/** One of ECR's operations with its input. */
type EcrCommand<
  I extends ServiceInputTypes,
  O extends ServiceOutputTypes,
> = $Command<
  I,
  O,
  ECRClientResolvedConfig,
  ServiceInputTypes,
  ServiceOutputTypes
>;

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
  send<I extends ServiceInputTypes, O extends ServiceOutputTypes>(
    object: string,
    command: EcrCommand<I, O>,
  ): Promise<O> {
    return withRetry(
      async () => {
        const abortSignal = AbortSignal.timeout(
          this.options.timeoutMs ?? 30_000,
        );
        try {
          return await this.#client.send(command, { abortSignal });
        } catch (error) {
          throw describeFailure(error, { object, now: Date.now() });
        }
      },
      { policy: this.options.retry, decide: retryDeliveryError },
    );
  }

  /** Lets go of the sockets that were kept for the next request. */
  close(): void {
    this.#client.destroy();
  }
}
