import {
  mkdir,
  mkdtemp,
  readdir,
  rename,
  rm,
  writeFile,
} from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runHelm } from '@internal/helm';
import { maxSatisfying, valid } from 'semver';
import { z } from 'zod';
import type { ChartSource, ChartVersion } from './ChartSource';

const tagsSchema = z.object({ tags: z.array(z.string()).nullish() });
const ACCEPT = 'application/vnd.oci.image.manifest.v1+json';

export interface OciChartsOptions {
  /** Where pulled charts are kept. */
  dir: string;
  /** The registry that charts come from, for instance `http://localhost:4802`. */
  registryUrl: string;
  username: string;
  password: string;
}

/** Charts out of an OCI registry, pulled by real helm once for each version and content. */
export class OciCharts implements ChartSource {
  readonly #pulls = new Map<string, Promise<string>>();

  constructor(private readonly options: OciChartsOptions) {}

  async resolve(
    repository: string,
    chart: string,
    revision: string,
  ): Promise<ChartVersion> {
    const name = this.#name(repository, chart);
    const version = valid(revision)
      ? revision
      : await this.#newest(name, revision);
    const response = await this.#request(name, `manifests/${version}`, 'HEAD');
    const digest = response.headers.get('docker-content-digest');
    if (!response.ok || !digest) {
      throw new Error(
        `chart ${repository}/${chart} has no version ${version} (the registry answered ${response.status})`,
      );
    }
    return { version, digest };
  }

  pull(
    repository: string,
    chart: string,
    version: ChartVersion,
  ): Promise<string> {
    const name = this.#name(repository, chart);
    const key = `${name}-${version.version}-${version.digest}`;
    const running =
      this.#pulls.get(key) ?? this.#pull(name, chart, version, key);
    this.#pulls.set(key, running);
    running.catch(() => this.#pulls.delete(key));
    return running;
  }

  async #pull(
    name: string,
    chart: string,
    version: ChartVersion,
    key: string,
  ): Promise<string> {
    const { dir, registryUrl, username, password } = this.options;
    const final = join(dir, key.replace(/[^\w.-]/g, '_'));
    if (!existsSync(final)) {
      await mkdir(dir, { recursive: true });
      const partial = await mkdtemp(join(dir, '.pull-'));
      const { host } = new URL(registryUrl);
      const auth = Buffer.from(`${username}:${password}`).toString('base64');
      const login = join(partial, 'login.json');
      await writeFile(login, JSON.stringify({ auths: { [host]: { auth } } }), {
        mode: 0o600,
      });
      try {
        await runHelm([
          'pull',
          `oci://${host}/${name}`,
          '--version',
          version.version,
          '--destination',
          partial,
          '--registry-config',
          login,
          '--plain-http',
        ]);
        await rm(login);
        await rename(partial, final);
      } finally {
        await rm(partial, { recursive: true, force: true });
      }
    }
    const archive = (await readdir(final)).find(file => file.endsWith('.tgz'));
    if (!archive) {
      throw new Error(`helm pulled no archive of chart ${chart}`);
    }
    return join(final, archive);
  }

  async #newest(name: string, range: string): Promise<string> {
    const response = await this.#request(name, 'tags/list', 'GET');
    const { tags } = response.ok
      ? tagsSchema.parse(await response.json())
      : { tags: [] };
    const newest = maxSatisfying(tags ?? [], range);
    if (!newest) {
      throw new Error(`chart ${name} has no version that satisfies ${range}`);
    }
    return newest;
  }

  #request(name: string, path: string, method: string): Promise<Response> {
    const { registryUrl, username, password } = this.options;
    const auth = Buffer.from(`${username}:${password}`).toString('base64');
    return fetch(`${registryUrl}/v2/${name}/${path}`, {
      method,
      headers: { accept: ACCEPT, authorization: `Basic ${auth}` },
      signal: AbortSignal.timeout(10_000),
    });
  }

  /** The chart's name in the registry; the sandbox's Argo CD has credentials for one registry only. */
  #name(repository: string, chart: string): string {
    const { host } = new URL(this.options.registryUrl);
    const [given, ...path] = repository.replace(/^oci:\/\//, '').split('/');
    if (given !== host) {
      throw new Error(
        `no repository credentials for ${given}: the sandbox pulls charts from ${host} only`,
      );
    }
    return [...path.filter(Boolean), chart].join('/');
  }
}
