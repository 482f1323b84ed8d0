import { InputError } from '@backstage/errors';
import {
  formatImageReference,
  isAllowedHost,
  type ImageReference,
} from '@internal/plugin-delivery-common';
import type { DeliveryConfig } from '../config';
import { isDeliveryError } from '../errors';
import {
  basicAuthorization,
  RegistryConnection,
  type RegistryLogin,
} from '../registry';
import type { RetryPolicy } from '../retry';
import { apiUrlOf, tokenUrlOf } from './addresses';
import { parseBearerChallenge } from './challenge';
import { describeFailure } from './failure';
import type { ImageAnswer, ImageRegistryClient } from './ImageRegistryClient';
import { readToken } from './readToken';

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

export interface DefaultImageRegistryClientOptions {
  images: DeliveryConfig['images'];
  /** The host that gets ECR's credentials, and no other. */
  ecrRegistry: string;
  ecrLogin: RegistryLogin;
  retry?: Partial<RetryPolicy>;
  /** How long one attempt may take. */
  timeoutMs?: number;
}

/**
 * Registries by the OCI distribution API, with token authentication. Asks for the head of a manifest, which counts as no
 * pull; goes to allowed hosts alone, whatever a registry answers.
 */
export class DefaultImageRegistryClient implements ImageRegistryClient {
  static create(
    options: DefaultImageRegistryClientOptions,
  ): DefaultImageRegistryClient {
    return new DefaultImageRegistryClient(options);
  }

  readonly #connection: RegistryConnection;

  private constructor(
    private readonly options: DefaultImageRegistryClientOptions,
  ) {
    this.#connection = new RegistryConnection({
      describe: describeFailure,
      redirect: 'manual',
      retry: { ...RETRY, ...options.retry },
      timeoutMs: options.timeoutMs ?? TIMEOUT_MS,
    });
  }

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
      throw describeFailure({
        object: `image ${name}`,
        ...(status === 200
          ? { problem: 'it answers without the digest that was asked for' }
          : { status }),
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
      this.#connection.fetch(object, url, {
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
    const { ecrLogin, ecrRegistry } = this.options;
    const credentials =
      registry === ecrRegistry ? await ecrLogin.getCredentials() : undefined;
    return credentials && basicAuthorization(credentials);
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
    return readToken(
      await this.#connection.fetch(`token of ${registry}`, url.href),
    );
  }
}
