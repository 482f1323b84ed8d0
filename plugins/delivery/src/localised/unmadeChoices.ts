import type { JsonObject, JsonValue } from '@backstage/types';
import type { Translate } from '../fields/translator';
import { isObject } from './isObject';

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
  return {
    ...schema,
    ...(isObject(properties) && {
      properties: Object.fromEntries(
        Object.entries(properties).map(([name, question]) => [
          name,
          Array.isArray(required) && required.includes(name)
            ? begunEmpty(question, t)
            : question,
        ]),
      ),
    }),
    ...(isObject(dependencies) && {
      dependencies: Object.fromEntries(
        Object.entries(dependencies).map(([name, dependency]) => [
          name,
          isObject(dependency) ? withUnmadeChoices(dependency, t) : dependency,
        ]),
      ),
    }),
    ...(Array.isArray(oneOf) && {
      oneOf: oneOf.map(branch =>
        isObject(branch) ? withUnmadeChoices(branch, t) : branch,
      ),
    }),
  };
}

function begunEmpty(
  question: JsonValue | undefined,
  t: Translate,
): JsonValue | undefined {
  if (
    !isObject(question) ||
    question.type !== 'string' ||
    'default' in question
  ) {
    return question;
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
    : question;
}
