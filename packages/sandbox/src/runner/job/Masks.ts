/** Secrets of a run, which its logs must not show. */
export class Masks {
  readonly #values = new Set<string>();

  add(secret: string): void {
    for (const line of secret.split(/\r?\n/)) {
      if (line.trim().length > 3) {
        this.#values.add(line.trim());
      }
    }
  }

  hides(text: string): boolean {
    return [...this.#values].some(value => text.includes(value));
  }

  apply(text: string): string {
    return [...this.#values]
      .sort((a, b) => b.length - a.length)
      .reduce((masked, value) => masked.replaceAll(value, '***'), text);
  }
}
