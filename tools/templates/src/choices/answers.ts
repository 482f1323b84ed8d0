import type { JsonObject } from '@backstage/types';
import { isObject, type TemplateSource } from '../compose';
import { choicesOf } from './choices';

const IDENTITY = {
  name: 'orders',
  owner: 'group:default/payments',
  description: 'Takes orders',
};

const EXPOSED = {
  host: 'orders.{environment}.acme.test',
  sourceCidrs: ['10.0.0.0/20', 'fd00:4711::/64'],
};

/** Answers to the shared pages: the least, everything, and what lies between. */
const SHARED: JsonObject[] = [
  { environments: ['dev'], size: 'small', exposure: 'none' },
  {
    system: 'system:default/shop',
    environments: ['dev', 'staging', 'prod'],
    size: 'medium',
    exposure: 'internal',
    ...EXPOSED,
  },
  {
    system: '',
    environments: ['dev'],
    size: 'large',
    exposure: 'internet',
    ...EXPOSED,
  },
];

/**
 * Whole answers for a template: every combination of its own options with each set of answers to the other pages. What
 * it asks there besides the shared questions is answered where everything is.
 */
export function answersFor(source: TemplateSource): JsonObject[] {
  return choicesOf(source.options ?? {}).flatMap(own =>
    SHARED.map(shared => ({
      ...IDENTITY,
      ...shared,
      ...(shared === SHARED[1] && askedBeside(source)),
      ...own,
    })),
  );
}

/** One whole answer for each combination of a template's own options. */
export function leastAnswersFor(source: TemplateSource): JsonObject[] {
  return choicesOf(source.options ?? {}).map(own => ({
    ...IDENTITY,
    ...SHARED[0],
    ...own,
  }));
}

/** A whole answer to every shared page, with own options such that a question is asked. */
export function exposedAnswersFor(
  source: TemplateSource,
  question: string,
): JsonObject {
  const choices = choicesOf(source.options ?? {});
  const own = choices.find(choice => question in choice) ?? choices[0];
  return { ...IDENTITY, ...SHARED[1], ...askedBeside(source), ...own };
}

/** The fullest answer to questions that a template puts beside those of shared pages. */
function askedBeside({ pages }: TemplateSource): JsonObject {
  const own = pages
    .flat()
    .filter(page => isObject(page) && !('page' in page)) as JsonObject[];
  return Object.assign({}, ...own.map(page => choicesOf(page).at(-1)));
}
