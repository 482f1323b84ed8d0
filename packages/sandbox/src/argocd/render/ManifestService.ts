import type { KubernetesObject } from '../../cluster';
import type { ChartSource } from '../charts';
import type { GitSource } from '../git';
import { sourcesOf, type Application } from '../model';
import { cacheKey } from './cacheKey';
import { parseManifests } from './parseManifests';
import { readDirectory } from './readDirectory';
import { renderChart } from './renderChart';
import type { Renderer } from './Renderer';
import { isChart, settle, type Settled } from './settle';

/** What an Application's sources say that should run. */
export interface Generated {
  manifests: KubernetesObject[];
  /** One revision a source: chart version or commit. */
  revisions: string[];
  sourceTypes: string[];
}

/** Generates manifests as Argo CD's repository server does, and again only when something changed. */
export class ManifestService {
  readonly #cache = new Map<string, { key: string; generated: Generated }>();

  constructor(
    private readonly deps: {
      git: GitSource;
      charts: ChartSource;
      renderer: Renderer;
    },
  ) {}

  /** `revisions` asks for an earlier state; `hard` renders even what did not change. */
  async generate(
    application: Application,
    request: { revisions?: string[]; hard?: boolean } = {},
  ): Promise<Generated> {
    const sources = sourcesOf(application.spec);
    if (sources.length === 0) {
      throw new Error('spec.source or spec.sources is required');
    }
    const settled = await each(sources, (source, index) =>
      settle(this.deps, source, request.revisions?.[index]),
    );
    const key = cacheKey(application, settled);
    const known = this.#cache.get(application.name);
    const revisions = settled.map(({ revision }) => revision);
    if (!request.hard && known?.key === key) {
      return { ...known.generated, revisions };
    }
    const manifests = await each(settled, item =>
      this.#load(application, item, settled),
    );
    const generated = {
      manifests: manifests.flat(),
      revisions,
      sourceTypes: settled.map(item => (isChart(item) ? 'Helm' : 'Directory')),
    };
    this.#cache.set(application.name, { key, generated });
    return generated;
  }

  forget(application: string): void {
    this.#cache.delete(application);
  }

  async #load(
    application: Application,
    settled: Settled,
    all: Settled[],
  ): Promise<KubernetesObject[]> {
    if (!isChart(settled)) {
      return readDirectory(this.deps.git, settled);
    }
    const yaml = await renderChart(this.deps, application, settled, all);
    return parseManifests(yaml, `chart ${settled.source.chart}`);
  }
}

/** One source after another, as Argo CD does; what fails says which of them it was. */
async function each<S, T>(
  sources: S[],
  use: (source: S, index: number) => Promise<T>,
): Promise<T[]> {
  const results: T[] = [];
  for (const [index, source] of sources.entries()) {
    results.push(
      await use(source, index).catch(cause => {
        throw failure(index, sources.length, cause);
      }),
    );
  }
  return results;
}

function failure(index: number, count: number, cause: unknown): Error {
  const place = count > 1 ? ` for source ${index + 1} of ${count}` : '';
  return new Error(
    `Failed to load target state: failed to generate manifest${place}: ${
      cause instanceof Error ? cause.message : String(cause)
    }`,
    { cause },
  );
}
