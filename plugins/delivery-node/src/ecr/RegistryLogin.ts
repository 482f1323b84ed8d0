import {
  ECRClient,
  GetAuthorizationTokenCommand,
  type ECRClientConfig,
} from '@aws-sdk/client-ecr';
import type { DeliveryConfig } from '../config';
import { DeliveryError, retryDeliveryError } from '../errors';
import { withRetry, type RetryPolicy } from '../retry';
import { describeFailure } from './failure';
import { authorizationSchema } from './schema';

/** Who may read and write a registry: for Basic authentication, good for some hours. */
export interface RegistryCredentials {
  username: string;
  password: string;
}

/** Lets its caller into an OCI registry. */
export interface RegistryLogin {
  /** Undefined where the registry is no ECR: then it has to let everybody in. */
  getCredentials(): Promise<RegistryCredentials | undefined>;
}

export interface EcrRegistryLoginOptions {
  /** Host (and port) of the registry. */
  host: string;
  ecr: Pick<DeliveryConfig['ecr'], 'region' | 'endpoint' | 'registry'>;
  retry?: Partial<RetryPolicy>;
  timeoutMs?: number;
  /** Instead of the SDK's default provider chain. */
  credentials?: ECRClientConfig['credentials'];
}

const ECR_HOST =
  /^\d{12}\.dkr\.ecr(?:-fips)?\.([a-z0-9-]+)\.amazonaws\.com(?:\.cn)?$/;

/** ECR by an authorisation token of the AWS SDK, fetched for each call: it expires after twelve hours. */
export class EcrRegistryLogin implements RegistryLogin {
  static create(options: EcrRegistryLoginOptions): EcrRegistryLogin {
    return new EcrRegistryLogin(options);
  }

  private constructor(private readonly options: EcrRegistryLoginOptions) {}

  async getCredentials(): Promise<RegistryCredentials | undefined> {
    const { host, ecr, credentials, retry, timeoutMs = 30_000 } = this.options;
    const region = ECR_HOST.exec(host)?.[1];
    if (!region && host !== ecr.registry) {
      return undefined;
    }
    const client = new ECRClient({
      region: region ?? ecr.region,
      ...(ecr.endpoint ? { endpoint: ecr.endpoint } : {}),
      ...(credentials ? { credentials } : {}),
      maxAttempts: 1,
    });
    try {
      return await withRetry(
        async () => {
          const answer = await client
            .send(new GetAuthorizationTokenCommand({}), {
              abortSignal: AbortSignal.timeout(timeoutMs),
            })
            .catch(error => {
              throw describeFailure(error, {
                object: `registry ${host}`,
                now: Date.now(),
              });
            });
          return parseToken(host, answer);
        },
        { policy: retry, decide: retryDeliveryError },
      );
    } finally {
      client.destroy();
    }
  }
}

/** `user:password` in base64, as ECR gives it. */
function parseToken(host: string, answer: unknown): RegistryCredentials {
  const parsed = authorizationSchema.safeParse(answer);
  const [username, ...password] = parsed.success
    ? Buffer.from(parsed.data.authorizationData[0].authorizationToken, 'base64')
        .toString('utf8')
        .split(':')
    : [];
  if (!username || password.length === 0) {
    throw new DeliveryError({
      system: 'ECR',
      object: `registry ${host}`,
      problem: 'its authorisation token is not as expected',
      remedy: 'Check that delivery.ecr.endpoint names an ECR API.',
    });
  }
  return { username, password: password.join(':') };
}
