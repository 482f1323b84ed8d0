interface Entry<T> {
  value: Promise<T>;
  until: number;
}

const MAX_ENTRIES = 1_000;

/**
 * Answers kept for a moment, and one request for all who ask at once, so that a hundred viewers are one to the vendors.
 * Failures are kept as briefly as answers: a system that is down is not asked a hundred times either.
 */
export class SharedCache<T> {
  readonly #entries = new Map<string, Entry<T>>();

  constructor(
    private readonly options: { ttlMs: number; now?: () => number },
  ) {}

  get(key: string, load: () => Promise<T>): Promise<T> {
    const present = this.#entries.get(key);
    if (present && present.until > this.#now()) {
      return present.value;
    }
    const entry: Entry<T> = { value: load(), until: Number.POSITIVE_INFINITY };
    const settled = () => {
      entry.until = this.#now() + this.options.ttlMs;
    };
    entry.value.then(settled, settled);
    this.#entries.delete(key);
    this.#entries.set(key, entry);
    this.#evict();
    return entry.value;
  }

  #evict(): void {
    const now = this.#now();
    for (const [key, entry] of this.#entries) {
      if (this.#entries.size <= MAX_ENTRIES && entry.until > now) {
        break;
      }
      this.#entries.delete(key);
    }
  }

  #now(): number {
    return (this.options.now ?? Date.now)();
  }
}
