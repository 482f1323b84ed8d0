import { git } from './runGit';

const REMEMBERED = 50_000;

/** Sizes of objects in bytes: asked of git at once and remembered, for an object never changes. */
export class Sizes {
  readonly #known = new Map<string, number>();

  constructor(private readonly gitDir: string) {}

  remember(sha: string, size: number): void {
    if (this.#known.size >= REMEMBERED) {
      this.#known.clear();
    }
    this.#known.set(sha, size);
  }

  async of(shas: readonly string[]): Promise<Map<string, number>> {
    const unknown = shas.filter(sha => !this.#known.has(sha));
    const asked = unknown.length > 0 ? await this.#ask(unknown) : [];
    asked.forEach(([sha, size]) => this.remember(sha, size));
    const fresh = new Map(asked);
    return new Map(
      shas.map(sha => [sha, this.#known.get(sha) ?? fresh.get(sha) ?? 0]),
    );
  }

  async #ask(shas: readonly string[]): Promise<Array<[string, number]>> {
    const output = await git(
      this.gitDir,
      ['cat-file', '--batch-check=%(objectname) %(objectsize)'],
      { input: `${shas.join('\n')}\n` },
    );
    return output
      .split('\n')
      .map(line => line.split(' '))
      .filter(parts => parts.length === 2 && /^\d+$/.test(parts[1]))
      .map(([sha, size]) => [sha, Number(size)]);
  }
}
