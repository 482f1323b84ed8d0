import {
  basicAuthorization,
  RegistryConnection,
  type RegistryLogin,
  type RetryPolicy,
} from '@internal/plugin-delivery-node';
import { z } from 'zod';
import { describeFailure } from './failure';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const tagsSchema = z.object({ tags: z.array(z.string()).nullish() });

export interface OciRepositoryOptions {
  /** Base URL of the registry, for instance `https://registry.example`. */
  url: string;
  /** Path of the repository in the registry. */
  path: string;
  /** What errors are about. */
  object: string;
  login: RegistryLogin;
  retry?: Partial<RetryPolicy>;
}

/** What a repository of an OCI registry holds, by the distribution API. */
export class OciRepository {
  readonly #connection: RegistryConnection;

  constructor(private readonly options: OciRepositoryOptions) {
    this.#connection = new RegistryConnection({
      describe: failure => describeFailure(options.url, failure),
      redirect: 'follow',
      retry: options.retry,
    });
  }

  /** All tags, page by page; none where there is no repository. */
  async listTags(): Promise<string[]> {
    const authorization = await this.#authorization();
    const tags: string[] = [];
    let next: string | undefined = 'tags/list';
    while (next) {
      const response = await this.#ask(next, { authorization });
      const page = response && tagsSchema.parse(await response.json());
      tags.push(...(page?.tags ?? []));
      next = nextPage(response?.headers.get('link'));
    }
    return tags;
  }

  async has(tag: string): Promise<boolean> {
    const authorization = await this.#authorization();
    const manifest = await this.#ask(`manifests/${encodeURIComponent(tag)}`, {
      authorization,
      method: 'HEAD',
    });
    return manifest !== undefined;
  }

  async #authorization(): Promise<string | undefined> {
    const credentials = await this.options.login.getCredentials();
    return credentials && basicAuthorization(credentials);
  }

  /** What is not there is undefined. */
  async #ask(
    path: string,
    options: { authorization?: string; method?: 'GET' | 'HEAD' },
  ): Promise<Response | undefined> {
    const { url, object } = this.options;
    const { authorization, method } = options;
    const base = new URL(`/v2/${this.options.path}/`, url);
    const address = new URL(path, base);
    if (address.origin !== base.origin) {
      // The registry says where its next page is; the credentials are for the registry alone.
      throw describeFailure(url, {
        object,
        reason: `it leads on to ${address.origin}, which is not asked`,
      });
    }
    const response = await this.#connection.fetch(object, address.href, {
      method,
      headers: {
        accept: `${MANIFEST}, application/json`,
        ...(authorization && { authorization }),
      },
    });
    if (response.ok) {
      return response;
    }
    const { status } = response;
    await response.body?.cancel();
    if (status === 404) {
      return undefined;
    }
    throw describeFailure(url, { object, status });
  }
}

/** The address in `Link: <…>; rel="next"`, if any. */
function nextPage(link: string | null | undefined): string | undefined {
  return /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
}
