/** How thorough a piece of work is; more thorough work includes the less. */
export type Level = 'live' | 'normal' | 'hard';

const THOROUGHNESS: readonly Level[] = ['live', 'normal', 'hard'];

interface Entry {
  level: Level;
  done: Promise<void>;
  finish: () => void;
}

/**
 * Work by key: what is asked for while it waits is done once, at the greatest thoroughness asked; the same key never
 * runs twice at a time; a few keys run side by side.
 */
export class WorkQueue {
  readonly #waiting = new Map<string, Entry>();
  readonly #running = new Set<string>();
  #stopped = false;

  constructor(
    private readonly options: {
      width: number;
      work: (key: string, level: Level) => Promise<void>;
      onError: (key: string, error: unknown) => void;
    },
  ) {}

  /** Resolves when work that began after this call is done. */
  add(key: string, level: Level): Promise<void> {
    const known = this.#waiting.get(key);
    if (known) {
      if (THOROUGHNESS.indexOf(level) > THOROUGHNESS.indexOf(known.level)) {
        known.level = level;
      }
      return known.done;
    }
    let finish = () => {};
    const done = new Promise<void>(resolve => {
      finish = resolve;
    });
    this.#waiting.set(key, { level, done, finish });
    setImmediate(() => this.#next());
    return done;
  }

  /** Nothing begins any more. Resolves when what runs is done. */
  async stop(): Promise<void> {
    this.#stopped = true;
    this.#waiting.forEach(entry => entry.finish());
    this.#waiting.clear();
    while (this.#running.size > 0) {
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }

  #next(): void {
    for (const [key, entry] of this.#waiting) {
      if (this.#stopped || this.#running.size >= this.options.width) {
        return;
      }
      if (!this.#running.has(key)) {
        this.#waiting.delete(key);
        this.#run(key, entry);
      }
    }
  }

  async #run(key: string, entry: Entry): Promise<void> {
    this.#running.add(key);
    try {
      await this.options.work(key, entry.level);
    } catch (error) {
      this.options.onError(key, error);
    } finally {
      this.#running.delete(key);
      entry.finish();
      this.#next();
    }
  }
}
