import { Document } from 'yaml';
import type { KubernetesObject } from '../../cluster';
import type { ChartSource, ChartVersion } from '../charts';
import type { GitSource, GitTree } from '../git';
import {
  MANIFEST_PATHS,
  matchesGlob,
  sourcesOf,
  type Application,
  type ApplicationSource,
} from '../model';
import { parseManifests } from './parseManifests';
import type { Renderer } from './Renderer';

/** What an Application's sources say that should run. */
export interface Generated {
  manifests: KubernetesObject[];
  /** One revision a source: chart version or commit. */
  revisions: string[];
  sourceTypes: string[];
}

/** A source whose revision is settled. */
type Settled =
  | { source: ApplicationSource; chart: ChartVersion; revision: string }
  | { source: ApplicationSource; tree: GitTree; revision: string };

/** Generates manifests as Argo CD's repository server does, and again only when something changed. */
export class ManifestService {
  readonly #cache = new Map<string, { key: string; generated: Generated }>();

  constructor(
    private readonly options: {
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
    const settled: Settled[] = [];
    for (const [index, source] of sources.entries()) {
      settled.push(
        await this.#settle(source, request.revisions?.[index]).catch(cause => {
          throw failure(index, sources.length, cause);
        }),
      );
    }
    const key = cacheKey(application, settled);
    const known = this.#cache.get(application.name);
    const revisions = settled.map(({ revision }) => revision);
    if (!request.hard && known?.key === key) {
      return { ...known.generated, revisions };
    }
    const manifests: KubernetesObject[] = [];
    const sourceTypes: string[] = [];
    for (const [index, item] of settled.entries()) {
      const part = await this.#load(application, item, settled).catch(cause => {
        throw failure(index, sources.length, cause);
      });
      manifests.push(...part.manifests);
      sourceTypes.push(part.type);
    }
    const generated = { manifests, revisions, sourceTypes };
    this.#cache.set(application.name, { key, generated });
    return generated;
  }

  forget(application: string): void {
    this.#cache.delete(application);
  }

  async #settle(
    source: ApplicationSource,
    wanted: string | undefined,
  ): Promise<Settled> {
    const { git, charts } = this.options;
    const revision = wanted ?? source.targetRevision ?? 'HEAD';
    if (source.chart) {
      const chart = await charts.resolve(
        source.repoURL,
        source.chart,
        revision,
      );
      return { source, chart, revision: chart.version };
    }
    const sha = await git.resolve(source.repoURL, revision);
    const tree = await git.tree(source.repoURL, sha);
    return { source, tree, revision: sha };
  }

  async #load(
    application: Application,
    settled: Settled,
    all: Settled[],
  ): Promise<{ manifests: KubernetesObject[]; type: string }> {
    const { source } = settled;
    if ('chart' in settled) {
      const yaml = await this.#render(application, source, settled.chart, all);
      return {
        manifests: parseManifests(yaml, `chart ${source.chart}`),
        type: 'Helm',
      };
    }
    if (source.path === undefined) {
      return { manifests: [], type: 'Directory' };
    }
    return {
      manifests: await this.#readFolder(source, settled.tree),
      type: 'Directory',
    };
  }

  async #render(
    application: Application,
    source: ApplicationSource,
    version: ChartVersion,
    all: Settled[],
  ): Promise<string> {
    const { charts, renderer } = this.options;
    const helm = source.helm ?? {};
    const values: string[] = [];
    for (const file of helm.valueFiles ?? []) {
      const content = await this.#valuesFile(file, all);
      if (content === undefined && !helm.ignoreMissingValueFiles) {
        throw new Error(
          `failed to execute helm template command: Error: open ${file}: no such file or directory`,
        );
      }
      values.push(...(content === undefined ? [] : [content]));
    }
    if (helm.values) {
      values.push(helm.values);
    }
    if (helm.valuesObject) {
      values.push(String(new Document(helm.valuesObject)));
    }
    return renderer.render({
      chart: await charts.pull(source.repoURL, source.chart ?? '', version),
      releaseName: helm.releaseName ?? application.name,
      namespace:
        helm.namespace ?? application.spec.destination.namespace ?? 'default',
      values,
      parameters: helm.parameters ?? [],
      kubeVersion: helm.kubeVersion,
    });
  }

  /** The content of `$ref/path`, or undefined when the referenced commit has no such file. */
  async #valuesFile(file: string, all: Settled[]): Promise<string | undefined> {
    const match = /^\$([\w-]+)\/(.+)$/.exec(file);
    if (!match) {
      throw new Error(
        `values file ${file}: only files of another source ($ref/path) are supported`,
      );
    }
    const target = all.find(item => item.source.ref === match[1]);
    if (!target || !('tree' in target)) {
      throw new Error(
        `source referenced "${match[1]}", but no source has a 'ref' field defined`,
      );
    }
    const id = target.tree.files.get(match[2]);
    return id === undefined
      ? undefined
      : this.options.git.read(target.source.repoURL, id);
  }

  async #readFolder(
    source: ApplicationSource,
    tree: GitTree,
  ): Promise<KubernetesObject[]> {
    const folder = cleanPath(source.path ?? '');
    if (!tree.folders.has(folder)) {
      throw new Error(`${source.path}: app path does not exist`);
    }
    const { recurse, include, exclude } = source.directory ?? {};
    const prefix = folder ? `${folder}/` : '';
    const manifests: KubernetesObject[] = [];
    for (const path of [...tree.files.keys()].sort()) {
      const inside = path.slice(prefix.length);
      if (
        path.startsWith(prefix) &&
        /\.(ya?ml|json)$/.test(path) &&
        (recurse || !inside.includes('/')) &&
        (!include || matchesGlob(include, inside)) &&
        (!exclude || !matchesGlob(exclude, inside))
      ) {
        const content = await this.options.git.read(
          source.repoURL,
          tree.files.get(path) ?? '',
        );
        manifests.push(...parseManifests(content, path));
      }
    }
    return manifests;
  }
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

/** `.`, `./a/`, `/a` and `a` in one spelling. */
export function cleanPath(path: string): string {
  return path
    .split('/')
    .filter(part => part !== '' && part !== '.')
    .join('/');
}

/** Everything that decides what comes out; with annotated paths only those of a repository count, else the commit does. */
function cacheKey(application: Application, settled: Settled[]): string {
  const annotated = application.object.metadata.annotations?.[MANIFEST_PATHS];
  const sources = settled.map(item => {
    if ('chart' in item) {
      return [item.source, item.chart.digest];
    }
    if (!annotated) {
      return [item.source, item.revision];
    }
    return [
      item.source,
      annotated.split(';').map(raw => {
        const base = raw.startsWith('/') ? '' : item.source.path ?? '';
        const path = cleanPath(`${base}/${raw}`);
        return item.tree.folders.get(path) ?? item.tree.files.get(path) ?? '';
      }),
    ];
  });
  return JSON.stringify([sources, application.spec.destination.namespace]);
}
