import type { JsonObject, JsonValue } from '@backstage/types';
import type { Translate } from '../fields/translator';
import { isObject, mapValues } from './objects';

/** Fields of ours that give one of several names. */
const CHOICES = ['Environment', 'Repository', 'Size'];

/**
 * A choice that has to be made and begins without one begins with an empty text. What is missing is told by ajv at the
 * page, in its own words, which `errorMessage` can change but not move to the question; an empty text is refused at the
 * question, by its own sentence. Texts that are typed need none of it: the browser asks for them.
 */
export function withUnmadeChoices(
  schema: JsonObject,
  t: Translate,
): JsonObject {
  const { properties, required, dependencies, oneOf } = schema;
  const unmade = (name: string, question: JsonValue | undefined) =>
    Array.isArray(required) && required.includes(name)
      ? begunEmpty(question, t)
      : undefined;
  const asked = isObject(properties) ? properties : {};
  return {
    ...schema,
    ...(isObject(properties) && {
      properties: mapValues(
        properties,
        (question, name) => unmade(name, question) ?? question,
      ),
    }),
    ...(isObject(dependencies) && {
      dependencies: mapValues(dependencies, (dependency, name) =>
        isObject(dependency)
          ? withUnmadeChoices(
              unmade(name, asked[name])
                ? withEmptyBranch(dependency, name)
                : dependency,
              t,
            )
          : dependency,
      ),
    }),
    ...(Array.isArray(oneOf) && {
      oneOf: oneOf.map(branch =>
        isObject(branch) ? withUnmadeChoices(branch, t) : branch,
      ),
    }),
  };
}

/** The question as it is asked while nothing is chosen; undefined for those that are no such choice. */
function begunEmpty(
  question: JsonValue | undefined,
  t: Translate,
): JsonObject | undefined {
  if (
    !isObject(question) ||
    question.type !== 'string' ||
    'default' in question
  ) {
    return undefined;
  }
  if (Array.isArray(question.enum)) {
    return { ...question, default: '' };
  }
  return CHOICES.includes(String(question['ui:field']))
    ? {
        ...question,
        default: '',
        minLength: 1,
        errorMessage: { minLength: t('wrong.enum') },
      }
    : undefined;
}

/** Nothing follows from a choice that is not made; the form complains where no branch is for it. */
function withEmptyBranch(dependency: JsonObject, name: string): JsonObject {
  return Array.isArray(dependency.oneOf)
    ? {
        ...dependency,
        oneOf: [
          ...dependency.oneOf,
          { properties: { [name]: { enum: [''] } } },
        ],
      }
    : dependency;
}
