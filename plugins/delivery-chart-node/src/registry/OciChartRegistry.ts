import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { HelmError, runHelm } from '@internal/helm';
import {
  DeliveryError,
  EcrRegistryLogin,
  type DeliveryConfig,
  type RegistryLogin,
  type RetryPolicy,
} from '@internal/plugin-delivery-node';
import { z } from 'zod';
import type { ChartRegistry } from './ChartRegistry';
import { OciConnection } from './OciConnection';
import { registryUrl, splitRegistry } from './registryUrl';
import { tagOf, versionsOf } from './tags';
import { withRegistryConfig } from './withRegistryConfig';

const tagsSchema = z.object({ tags: z.array(z.string()).nullish() });

export interface OciChartRegistryOptions {
  /** Registry with path, without a scheme. */
  registry: string;
  chart: string;
  /** Base URL of the registry; plain http only where it says so. */
  url: string;
  login: RegistryLogin;
  retry?: Partial<RetryPolicy>;
}

/** Charts in an OCI registry: small reads over HTTP, charts themselves by helm. */
export class OciChartRegistry implements ChartRegistry {
  readonly address: string;
  readonly #connection: OciConnection;

  static fromConfig(
    delivery: Pick<DeliveryConfig, 'chart' | 'ecr'>,
  ): OciChartRegistry {
    const { registry, name } = delivery.chart;
    const { host } = splitRegistry(registry);
    return OciChartRegistry.create({
      registry,
      chart: name,
      url: registryUrl(host, delivery.ecr),
      login: EcrRegistryLogin.create({ host, ecr: delivery.ecr }),
    });
  }

  static create(options: OciChartRegistryOptions): OciChartRegistry {
    return new OciChartRegistry(options);
  }

  private constructor(private readonly options: OciChartRegistryOptions) {
    this.address = `${options.registry}/${options.chart}`;
    this.#connection = new OciConnection({
      url: options.url,
      object: `chart ${this.address}`,
      retry: options.retry,
    });
  }

  async listVersions(): Promise<string[]> {
    const credentials = await this.options.login.getCredentials();
    const tags: string[] = [];
    let next: string | undefined = this.#path('tags/list');
    while (next) {
      const response: Response | undefined = await this.#connection.get(
        next,
        credentials,
      );
      const page = response && tagsSchema.parse(await response.json());
      tags.push(...(page?.tags ?? []));
      next = nextPage(response?.headers.get('link'));
    }
    return versionsOf(tags);
  }

  async pull(version: string, directory: string): Promise<string | undefined> {
    const credentials = await this.options.login.getCredentials();
    const manifest = await this.#connection.get(
      this.#path(`manifests/${encodeURIComponent(tagOf(version))}`),
      credentials,
      'HEAD',
    );
    if (!manifest) {
      return undefined;
    }
    const partial = await mkdtemp(join(directory, '.pull-'));
    try {
      await this.#helm('pull', version, [
        `oci://${this.address}`,
        ...['--version', version],
        ...['--destination', partial],
      ]);
      const [file] = await readdir(partial);
      const target = join(directory, file);
      await rename(join(partial, file), target);
      return target;
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  }

  async push(archive: string): Promise<void> {
    await this.#helm('push', undefined, [
      archive,
      `oci://${this.options.registry}`,
    ]);
  }

  async #helm(
    command: 'pull' | 'push',
    version: string | undefined,
    args: string[],
  ): Promise<void> {
    const { host } = splitRegistry(this.options.registry);
    const credentials = await this.options.login.getCredentials();
    await withRegistryConfig(host, credentials, async file => {
      try {
        await runHelm([
          command,
          ...args,
          ...['--registry-config', file],
          ...(this.options.url.startsWith('http:') ? ['--plain-http'] : []),
        ]);
      } catch (error) {
        throw this.#failure(error, version, credentials?.password);
      }
    });
  }

  #failure(error: unknown, version: string | undefined, secret?: string) {
    if (!(error instanceof HelmError)) {
      return error;
    }
    return new DeliveryError({
      system: 'Chart registry',
      object: `chart ${this.address}${version ? `:${version}` : ''}`,
      problem: error.message.replace(/\s+/g, ' '),
      remedy:
        'Check that the registry can be reached, that its repository exists, and that the credentials may use it (see the README of delivery-chart-node).',
      secrets: secret ? [secret] : [],
    });
  }

  #path(rest: string): string {
    const { path } = splitRegistry(this.options.registry);
    return `/v2/${[path, this.options.chart]
      .filter(Boolean)
      .join('/')}/${rest}`;
  }
}

/** The address in `Link: <…>; rel="next"`, if any. */
function nextPage(link: string | null | undefined): string | undefined {
  return /<([^>]+)>\s*;\s*rel="?next"?/.exec(link ?? '')?.[1];
}
