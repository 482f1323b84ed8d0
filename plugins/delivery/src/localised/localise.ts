import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from './objects';

/**
 * A form's schema in another language. Beside the English texts a schema has those of a language under `ui:<language>`,
 * for instance `ui:es: {title, description, enumNames, help, placeholder, errorMessage}`; what is not translated stays as it is.
 */
export function localise<T extends JsonValue>(schema: T, language: string): T {
  if (Array.isArray(schema)) {
    return schema.map(item => localise(item, language)) as T;
  }
  if (!isObject(schema)) {
    return schema;
  }
  const localised: JsonObject = Object.fromEntries(
    Object.entries(schema).map(([key, value]) => [
      key,
      value && localise(value, language),
    ]),
  );
  const texts = schema[`ui:${language}`];
  return (isObject(texts) ? withTexts(localised, texts) : localised) as T;
}

function withTexts(schema: JsonObject, texts: JsonObject): JsonObject {
  const { help, placeholder, ...rest } = texts;
  return {
    ...schema,
    ...rest,
    ...(placeholder !== undefined && { 'ui:placeholder': placeholder }),
    ...(help !== undefined && {
      'ui:options': { ...(schema['ui:options'] as JsonObject), help },
    }),
  };
}
