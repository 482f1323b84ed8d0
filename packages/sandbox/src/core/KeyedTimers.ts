/** One timer a key. Once stopped it sets none any more, so that work which ends late leaves nothing behind. */
export class KeyedTimers {
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #stopped = false;

  has(key: string): boolean {
    return this.#timers.has(key);
  }

  /** Acts after so many milliseconds, in place of what was set for the key before. */
  set(key: string, milliseconds: number, act: () => void): void {
    this.clear(key);
    if (this.#stopped) {
      return;
    }
    const timer = setTimeout(() => {
      this.#timers.delete(key);
      act();
    }, milliseconds);
    this.#timers.set(key, timer);
  }

  clear(key: string): void {
    clearTimeout(this.#timers.get(key));
    this.#timers.delete(key);
  }

  stop(): void {
    this.#stopped = true;
    [...this.#timers.keys()].forEach(key => this.clear(key));
  }
}
