import type { JsonObject, JsonValue } from '@backstage/types';
import type { Translate } from '../fields/translator';
import { isObject, mapValues } from './objects';

type Sentence = (schema: JsonObject, t: Translate) => string | undefined;

const TYPES: Record<string, ((t: Translate) => string) | undefined> = {
  integer: t => t('wrong.integer'),
  number: t => t('wrong.number'),
  string: t => t('wrong.empty'),
};

/** What to write instead, by the rule that an answer breaks. A pattern and `not` have no words but a question's own. */
const SENTENCES: Record<string, Sentence> = {
  minLength: ({ minLength: least }, t) =>
    least === 1
      ? t('wrong.empty')
      : t('wrong.minLength', { least: String(least) }),
  maxLength: ({ maxLength: most }, t) =>
    t('wrong.maxLength', { most: String(most) }),
  minItems: ({ minItems: least }, t) =>
    least === 1
      ? t('wrong.noItems')
      : t('wrong.minItems', { least: String(least) }),
  maxItems: ({ maxItems: most }, t) =>
    t('wrong.maxItems', { most: String(most) }),
  uniqueItems: (_, t) => t('wrong.uniqueItems'),
  minimum: ({ minimum: least }, t) =>
    t('wrong.minimum', { least: String(least) }),
  maximum: ({ maximum: most }, t) => t('wrong.maximum', { most: String(most) }),
  enum: (_, t) => t('wrong.enum'),
  type: ({ type }, t) => TYPES[String(type)]?.(t),
};

/**
 * A form's schema with a sentence for every rule that an answer may break, as ajv-errors reads them in `errorMessage`.
 * What a question says in words of its own stays. Questions stay the same ones that the backend asks.
 */
export function withErrorSentences<T extends JsonValue>(
  schema: T,
  t: Translate,
): T {
  if (!isObject(schema)) {
    return schema;
  }
  const within = (part: JsonValue | undefined): JsonValue | undefined =>
    Array.isArray(part)
      ? part.map(one => withErrorSentences(one, t))
      : part && withErrorSentences(part, t);
  const withinEach = (parts: JsonValue | undefined) =>
    isObject(parts) ? mapValues(parts, within) : parts;
  const parts: JsonObject = {
    properties: withinEach(schema.properties),
    dependencies: withinEach(schema.dependencies),
    ...Object.fromEntries(
      ['items', 'oneOf', 'anyOf', 'allOf', 'then', 'else'].map(key => [
        key,
        within(schema[key]),
      ]),
    ),
    errorMessage: sentencesOf(schema, t),
  };
  return { ...(schema as JsonObject), ...defined(parts) } as T;
}

/** In a branch a question stands without its type, as the condition: what is said of it stands where it is asked. */
function sentencesOf(schema: JsonObject, t: Translate): JsonValue | undefined {
  const own = schema.errorMessage;
  if (!schema.type || typeof own === 'string') {
    return own;
  }
  const sentences = defined({
    ...mapValues(SENTENCES, (sentence, rule) =>
      rule in schema ? sentence(schema, t) : undefined,
    ),
    ...(isObject(own) && own),
  });
  return Object.keys(sentences).length > 0 ? sentences : undefined;
}

function defined(values: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined),
  );
}
