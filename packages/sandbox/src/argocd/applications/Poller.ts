import type { ChartSource } from '../charts';
import type { GitSource } from '../git';
import { sourcesOf, type Application, type ApplicationSource } from '../model';
import type { ApplicationController } from './ApplicationController';

/** Looks for changes that no webhook told of, and compares everything anew from time to time. */
export class Poller {
  readonly #digests = new Map<string, string>();
  #timer?: NodeJS.Timeout;
  #running = Promise.resolve();
  #lastFull = Date.now();
  #stopped = false;

  constructor(
    private readonly options: {
      controller: ApplicationController;
      git: GitSource;
      charts: ChartSource;
      /** Milliseconds between looks. */
      every: number;
      /** Milliseconds between full comparisons. */
      fullEvery: number;
      log: (message: string) => void;
    },
  ) {}

  start(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.poll()
        .catch(error => this.options.log(`poll: ${String(error)}`))
        .finally(() => this.#stopped || this.start());
    }, this.options.every);
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  async poll(): Promise<void> {
    const { controller, fullEvery } = this.options;
    const full = Date.now() - this.#lastFull >= fullEvery;
    if (full) {
      this.#lastFull = Date.now();
    }
    const heads = new Map<string, Promise<string | undefined>>();
    const stale: string[] = [];
    for (const application of controller.list()) {
      if (full || (await this.#isStale(application, heads))) {
        stale.push(application.name);
      }
    }
    await Promise.all(stale.map(name => controller.refresh(name, 'normal')));
  }

  async #isStale(
    application: Application,
    heads: Map<string, Promise<string | undefined>>,
  ): Promise<boolean> {
    const { sync } = application.status;
    if (!sync || sync.status === 'Unknown') {
      return true;
    }
    const revisions = sync.revisions ?? [sync.revision];
    const sources = sourcesOf(application.spec);
    for (const [index, source] of sources.entries()) {
      const key = `${source.repoURL} ${source.chart} ${source.targetRevision}`;
      const head = heads.get(key) ?? this.#head(key, source);
      heads.set(key, head);
      const revision = await head;
      if (revision !== undefined && revision !== revisions[index]) {
        return true;
      }
    }
    return false;
  }

  /** What a source's revision is now; undefined where that cannot be told. A changed chart counts as another revision. */
  async #head(
    key: string,
    source: ApplicationSource,
  ): Promise<string | undefined> {
    const { git, charts, log } = this.options;
    const revision = source.targetRevision ?? 'HEAD';
    try {
      if (!source.chart) {
        return await git.resolve(source.repoURL, revision);
      }
      const found = await charts.resolve(
        source.repoURL,
        source.chart,
        revision,
      );
      const before = this.#digests.get(key);
      this.#digests.set(key, found.digest);
      return before && before !== found.digest ? found.digest : found.version;
    } catch (error) {
      log(`poll ${source.repoURL}: ${(error as Error).message}`);
      return undefined;
    }
  }
}
