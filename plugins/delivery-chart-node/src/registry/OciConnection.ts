import { isError } from '@backstage/errors';
import {
  DeliveryError,
  isRetryableStatus,
  retryAfterMs,
  retryDeliveryError,
  withRetry,
  type RegistryCredentials,
  type RetryPolicy,
} from '@internal/plugin-delivery-node';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';

export interface OciConnectionOptions {
  /** Base URL of the registry, for instance `https://registry.example`. */
  url: string;
  /** What errors are about. */
  object: string;
  retry?: Partial<RetryPolicy>;
  timeoutMs?: number;
}

/** Reads of the OCI distribution API. What is not there is undefined. */
export class OciConnection {
  constructor(private readonly options: OciConnectionOptions) {}

  async get(
    path: string,
    credentials: RegistryCredentials | undefined,
    method: 'GET' | 'HEAD' = 'GET',
  ): Promise<Response | undefined> {
    return withRetry(() => this.#once(path, credentials, method), {
      policy: this.options.retry,
      decide: retryDeliveryError,
    });
  }

  async #once(
    path: string,
    credentials: RegistryCredentials | undefined,
    method: string,
  ): Promise<Response | undefined> {
    const { url, object, timeoutMs = 30_000 } = this.options;
    let response: Response;
    try {
      response = await fetch(new URL(path, url), {
        method,
        headers: {
          accept: `${MANIFEST}, application/json`,
          ...(credentials && { authorization: basic(credentials) }),
        },
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch (cause) {
      throw new DeliveryError({
        system: 'Chart registry',
        object,
        problem: `no answer from ${url}: ${reasonOf(cause)}`,
        remedy:
          'Check delivery.chart.registry, and that the registry runs and can be reached from here.',
        retryable: true,
        cause,
      });
    }
    if (response.ok) {
      return response;
    }
    await response.body?.cancel();
    if (response.status === 404) {
      return undefined;
    }
    const { status } = response;
    throw new DeliveryError({
      system: 'Chart registry',
      object,
      problem: 'it does not answer as a registry should',
      status,
      remedy:
        status === 401 || status === 403
          ? 'Grant the AWS credentials ecr:GetAuthorizationToken, and on the repository the actions listed in the README of delivery-chart-node.'
          : 'Check delivery.chart.registry; if it is right, try again later.',
      retryable: isRetryableStatus(status),
      retryAfterMs: retryAfterMs(
        name => response.headers.get(name) ?? undefined,
        Date.now(),
      ),
    });
  }
}

function basic({ username, password }: RegistryCredentials): string {
  return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
}

/** fetch says only "fetch failed"; its cause says why. */
function reasonOf(error: unknown): string {
  const cause = isError(error) ? error.cause ?? error : error;
  return isError(cause) ? cause.message || cause.name : String(cause);
}
