import { InputError } from '@backstage/errors';
import {
  formatImageReference,
  isAllowedHost,
  type ImageReference,
} from '@internal/plugin-delivery-common';
import { z } from 'zod';
import type { DeliveryConfig } from '../config';
import type { EcrClient } from '../ecr';
import { DeliveryError, isDeliveryError, retryDeliveryError } from '../errors';
import {
  isRetryableStatus,
  retryAfterMs,
  withRetry,
  type RetryPolicy,
} from '../retry';
import { apiUrlOf, tokenUrlOf } from './addresses';
import { parseBearerChallenge } from './challenge';
import type { ImageAnswer, ImageRegistryClient } from './ImageRegistryClient';

const MANIFEST_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
].join(', ');
const DIGEST = /^sha256:[0-9a-f]{64}$/;
/** Somebody waits in front of a form, and can do without the answer. */
const RETRY: Partial<RetryPolicy> = { attempts: 3, maxServerDelayMs: 5_000 };
const TIMEOUT_MS = 10_000;
const MAX_TOKEN_BYTES = 64 * 1024;

const tokenSchema = z
  .object({ token: z.string().optional(), access_token: z.string().optional() })
  .transform(({ token, access_token }) => token ?? access_token);

export interface DefaultImageRegistryClientOptions {
  images: DeliveryConfig['images'];
  ecr: Pick<EcrClient, 'getRegistryCredentials'>;
  /** The host that gets ECR's credentials, and no other. */
  ecrRegistry: string;
  retry?: Partial<RetryPolicy>;
  timeoutMs?: number;
}

/**
 * Registries by the OCI distribution API, with token authentication. Asks for the head of a manifest, which counts as no
 * pull; follows no redirect; goes to allowed hosts alone, whatever a registry answers.
 */
export class DefaultImageRegistryClient implements ImageRegistryClient {
  static create(
    options: DefaultImageRegistryClientOptions,
  ): DefaultImageRegistryClient {
    return new DefaultImageRegistryClient(options);
  }

  private constructor(
    private readonly options: DefaultImageRegistryClientOptions,
  ) {}

  async resolve(reference: ImageReference): Promise<ImageAnswer> {
    const { registry } = reference;
    if (!isAllowedHost(this.options.images, registry)) {
      throw new InputError(
        `Images of ${registry} may not run here: it is not in delivery.images.`,
      );
    }
    try {
      return await this.#ask(reference);
    } catch (error) {
      if (isDeliveryError(error)) {
        return { state: 'unknown', message: error.message };
      }
      throw error;
    }
  }

  async #ask(reference: ImageReference): Promise<ImageAnswer> {
    const name = formatImageReference(reference);
    const response = await this.#head(reference);
    const { status } = response;
    if (status === 404) {
      return {
        state: 'absent',
        message: `${reference.registry} has no image ${name}.`,
      };
    }
    const digest = response.headers.get('docker-content-digest') ?? '';
    const fitting =
      DIGEST.test(digest) && digest === (reference.digest ?? digest);
    if (status !== 200 || !fitting) {
      throw new DeliveryError({
        system: 'Registry',
        object: `image ${name}`,
        ...(status === 200
          ? { problem: 'it answers without the digest that was asked for' }
          : { status, problem: problemOf(status) }),
        remedy: 'The image is taken as it was named.',
      });
    }
    return { state: 'found', digest };
  }

  async #head(reference: ImageReference): Promise<Response> {
    const { registry, repository, digest, tag } = reference;
    const url = `${apiUrlOf(registry)}/${repository}/manifests/${
      digest ?? tag
    }`;
    const object = `image ${formatImageReference(reference)}`;
    const head = (authorization?: string) =>
      this.#fetch(object, url, {
        method: 'HEAD',
        headers: {
          accept: MANIFEST_TYPES,
          ...(authorization ? { authorization } : {}),
        },
      });
    const own = await this.#ownCredentials(registry);
    const first = await head(own);
    if (first.status !== 401 || own) {
      return first;
    }
    const token = await this.#token(reference, first);
    return token ? head(`Bearer ${token}`) : first;
  }

  /** ECR wants credentials at once, and names no place for a token. */
  async #ownCredentials(registry: string): Promise<string | undefined> {
    const { ecr, ecrRegistry } = this.options;
    if (registry !== ecrRegistry) {
      return undefined;
    }
    const { username, password } = await ecr.getRegistryCredentials();
    return `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  }

  /** An anonymous token to pull, or undefined where the challenge leads nowhere that the portal goes. */
  async #token(
    { registry, repository }: ImageReference,
    response: Response,
  ): Promise<string | undefined> {
    const challenge = parseBearerChallenge(
      response.headers.get('www-authenticate'),
    );
    const url =
      challenge &&
      tokenUrlOf(challenge.realm, {
        registry,
        isAllowedHost: host => isAllowedHost(this.options.images, host),
      });
    if (!url) {
      return undefined;
    }
    if (challenge.service) {
      url.searchParams.set('service', challenge.service);
    }
    // Never what the registry asks for: reading this repository is all that is needed.
    url.searchParams.set('scope', `repository:${repository}:pull`);
    const answer = await this.#fetch(`token of ${registry}`, url.href, {});
    if (answer.status !== 200) {
      await answer.body?.cancel();
      return undefined;
    }
    const text = await readAtMost(answer, MAX_TOKEN_BYTES);
    return parseToken(text);
  }

  async #fetch(
    object: string,
    url: string,
    init: RequestInit,
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
          throw new DeliveryError({
            system: 'Registry',
            object,
            status: response.status,
            problem: problemOf(response.status),
            remedy: 'The image is taken as it was named.',
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

function noAnswer(object: string, cause: unknown): DeliveryError {
  const reason =
    cause instanceof Error && cause.cause instanceof Error
      ? cause.cause.message
      : String(cause);
  return new DeliveryError({
    system: 'Registry',
    object,
    problem: `no answer: ${reason}`,
    remedy: 'The image is taken as it was named.',
    retryable: true,
    cause,
  });
}

function problemOf(status: number): string {
  if (status === 401 || status === 403) {
    return 'it does not let the portal look';
  }
  if (status >= 300 && status < 400) {
    return 'it answers from another address, where the portal does not go';
  }
  return status === 429 ? 'too many requests' : 'it does not say';
}

async function readAtMost(response: Response, bytes: number): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > bytes) {
      return '';
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseToken(text: string): string | undefined {
  try {
    const parsed = tokenSchema.safeParse(JSON.parse(text));
    // A header takes no line breaks; whatever else is in there is the registry's own business.
    return parsed.success && /^[\x21-\x7e]+$/.test(parsed.data ?? '')
      ? parsed.data
      : undefined;
  } catch {
    return undefined;
  }
}
