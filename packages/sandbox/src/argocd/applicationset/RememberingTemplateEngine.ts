import type { TemplateEngine } from './TemplateEngine';

/** Sprig's functions whose result is not given by their arguments. */
const IMPURE =
  /\b(now|ago|env|expandenv|uuidv4|rand\w*|gen[A-Z]\w*|derivePassword|encryptAES|bcrypt|htpasswd|shuffle|getHostByName)\b/;
const REMEMBERED_ROWS = 5_000;

/** Renders each parameter set once: with every push all directories come by again, and nearly all are known. */
export class RememberingTemplateEngine implements TemplateEngine {
  readonly #rows = new Map<string, string[]>();

  constructor(private readonly engine: TemplateEngine) {}

  async render(texts: string[], parameters: object[]): Promise<string[][]> {
    if (texts.some(text => IMPURE.test(text))) {
      return this.engine.render(texts, parameters);
    }
    const keys = parameters.map(set => JSON.stringify([texts, set]));
    const unknown = parameters.filter(
      (_, index) => !this.#rows.has(keys[index]),
    );
    if (unknown.length > 0) {
      const rows = await this.engine.render(texts, unknown);
      unknown.forEach((set, index) =>
        this.#rows.set(JSON.stringify([texts, set]), rows[index]),
      );
    }
    const found = keys.map(key => this.#rows.get(key)!);
    if (this.#rows.size > REMEMBERED_ROWS) {
      this.#rows.clear();
    }
    return found;
  }
}
