import { z } from 'zod';
import { parseImage, type ImageSource, type ImageVerdict } from './images';

const ACCEPT = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
].join(', ');

const manifestSchema = z.object({
  config: z.object({ digest: z.string() }).optional(),
  manifests: z
    .array(
      z.object({
        digest: z.string(),
        platform: z.object({ os: z.string().optional() }).optional(),
      }),
    )
    .optional(),
});

const configSchema = z.object({
  config: z.object({ Labels: z.record(z.string()).nullish() }).nullish(),
});

/** Asks the sandbox's registry, over HTTP as a node's container runtime would. */
export class RegistryImages implements ImageSource {
  readonly #byDigest = new Map<string, ImageVerdict>();

  constructor(
    private readonly options: {
      baseUrl: string;
      /** Hosts, other than the base URL's own, under which images name this registry. */
      hosts: readonly string[];
      token: string;
    },
  ) {}

  async inspect(image: string): Promise<ImageVerdict> {
    const { host, repository, reference } = parseImage(image);
    const { baseUrl, hosts } = this.options;
    const own = new URL(baseUrl);
    const local = [own.host, `127.0.0.1:${own.port}`, ...hosts];
    if (!local.includes(host)) {
      return {
        state: 'missing',
        message: `failed to resolve reference "${image}": the sandbox pulls from ${own.host} only`,
      };
    }
    const key = `${repository}@${reference}`;
    const known = this.#byDigest.get(key);
    if (known) {
      return known;
    }
    const verdict = await this.#ask(image, repository, reference);
    if (verdict.state === 'found' && reference.startsWith('sha256:')) {
      this.#byDigest.set(key, verdict);
    }
    return verdict;
  }

  async #ask(
    image: string,
    repository: string,
    reference: string,
    nested = false,
  ): Promise<ImageVerdict> {
    const response = await this.#get(`${repository}/manifests/${reference}`);
    if (!response) {
      return {
        state: 'missing',
        message: `failed to resolve reference "${image}": ${image}: not found`,
      };
    }
    const manifest = manifestSchema.parse(response);
    const linux =
      manifest.manifests?.find(item => item.platform?.os === 'linux') ??
      manifest.manifests?.[0];
    if (linux && nested) {
      throw new Error(`${image} is an index of an index, which nobody can run`);
    }
    if (linux) {
      return this.#ask(image, repository, linux.digest, true);
    }
    const config = manifest.config
      ? await this.#get(`${repository}/blobs/${manifest.config.digest}`)
      : {};
    if (!config) {
      return {
        state: 'missing',
        message: `failed to copy: config blob of ${image} not found`,
      };
    }
    const labels = configSchema.parse(config).config?.Labels ?? {};
    return { state: 'found', labels };
  }

  /** The JSON at a path, or undefined when there is none. */
  async #get(path: string): Promise<unknown> {
    const { baseUrl, token } = this.options;
    const credentials = Buffer.from(`AWS:${token}`).toString('base64');
    const response = await fetch(`${baseUrl}/v2/${path}`, {
      headers: { accept: ACCEPT, authorization: `Basic ${credentials}` },
      signal: AbortSignal.timeout(10_000),
    });
    if (response.status === 404) {
      await response.body?.cancel();
      return undefined;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw new Error(
        `unexpected status from GET ${baseUrl}/v2/${path}: ${response.status}`,
      );
    }
    return response.json();
  }
}
