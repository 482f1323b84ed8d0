import type { JsonObject } from '@backstage/types';
import { codeProblems } from '../checks';
import { RefusedError, type Rendered, type Scaffolder } from '../render';
import { differences } from './compare';
import type { TextField } from './fields';
import { HOSTILE_TEXTS } from './texts';

/** Harmless texts that some field takes: what hostile ones are compared with. */
const MARKERS = [
  'marker4711',
  'group:default/marker4711',
  'marker4711.{environment}.acme.test',
  '10.47.11.0/24',
];

export interface Attack {
  accepted: string[];
  refused: string[];
  problems: string[];
}

/** Gives one field every hostile text in turn: each must be refused, or arrive as it was written and change nothing else. */
export async function attack(
  scaffolder: Scaffolder,
  template: string,
  answers: JsonObject,
  field: TextField,
  texts = HOSTILE_TEXTS,
): Promise<Attack> {
  const render = (text: string) =>
    attempt(scaffolder, template, {
      ...answers,
      [field.question]: field.answer(text),
    });
  const harmless = await firstAccepted([...MARKERS, ...field.examples], render);
  const result: Attack = { accepted: [], refused: [], problems: [] };
  for (const [what, text] of Object.entries(texts)) {
    const hostile = await render(text);
    if (!hostile) {
      result.refused.push(what);
      continue;
    }
    result.accepted.push(what);
    if (!harmless) {
      result.problems.push(
        `${what}: accepted, but no harmless text is: give the option examples`,
      );
      continue;
    }
    const found = [
      ...(arrives(harmless) ? [] : ['is taken, and written nowhere']),
      ...differences({
        harmless: harmless.rendered,
        marker: harmless.text,
        hostile,
        text,
      }),
      ...(await codeProblems(hostile)),
    ];
    result.problems.push(...found.map(problem => `${what}: ${problem}`));
  }
  return result;
}

/** A field that leaves no trace was not asked with these answers, so what it takes proves nothing. */
function arrives(harmless: { text: string; rendered: Rendered }): boolean {
  const { files, gitops } = harmless.rendered;
  return [...files.values(), ...Object.values(gitops)].some(content =>
    content.toString('utf8').includes(harmless.text),
  );
}

async function attempt(
  scaffolder: Scaffolder,
  template: string,
  answers: JsonObject,
): Promise<Rendered | undefined> {
  try {
    return await scaffolder.render(template, answers);
  } catch (error) {
    if (error instanceof RefusedError) {
      return undefined;
    }
    throw error;
  }
}

async function firstAccepted(
  texts: string[],
  render: (text: string) => Promise<Rendered | undefined>,
): Promise<{ text: string; rendered: Rendered } | undefined> {
  for (const text of texts) {
    const rendered = await render(text);
    if (rendered) {
      return { text, rendered };
    }
  }
  return undefined;
}
