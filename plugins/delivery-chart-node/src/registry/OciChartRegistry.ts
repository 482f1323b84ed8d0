import { mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  EcrRegistryLogin,
  type DeliveryConfig,
  type RegistryLogin,
  type RetryPolicy,
} from '@internal/plugin-delivery-node';
import type { ChartRegistry } from './ChartRegistry';
import { HelmTransfer } from './HelmTransfer';
import { OciRepository } from './OciRepository';
import { registryUrl, splitRegistry } from './registryUrl';
import { tagOf, versionsOf } from './tags';

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
  readonly #repository: OciRepository;
  readonly #helm: HelmTransfer;

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
    const { registry, chart, url, login, retry } = options;
    const { host, path } = splitRegistry(registry);
    this.address = `${registry}/${chart}`;
    this.#repository = new OciRepository({
      url,
      path: [path, chart].filter(Boolean).join('/'),
      object: `chart ${this.address}`,
      login,
      retry,
    });
    this.#helm = new HelmTransfer({
      host,
      plainHttp: url.startsWith('http:'),
      login,
    });
  }

  async listVersions(): Promise<string[]> {
    return versionsOf(await this.#repository.listTags());
  }

  async pull(version: string, directory: string): Promise<string | undefined> {
    if (!(await this.#repository.has(tagOf(version)))) {
      return undefined;
    }
    const partial = await mkdtemp(join(directory, '.pull-'));
    try {
      await this.#helm.pull(this.address, version, partial);
      const [file] = await readdir(partial);
      const target = join(directory, file);
      await rename(join(partial, file), target);
      return target;
    } finally {
      await rm(partial, { recursive: true, force: true });
    }
  }

  async push(archive: string): Promise<void> {
    await this.#helm.push(this.address, archive, this.options.registry);
  }
}
