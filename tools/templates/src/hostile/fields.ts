import type { JsonValue } from '@backstage/types';
import { isObject } from '../compose';

/** A question of the form that is answered with a text of one's own, or with a list of such. */
export interface TextField {
  name: string;
  isList: boolean;
  examples: string[];
}

/** Every such question of a form, those that only follow from an answer included. */
export function textFieldsOf(schema: JsonValue | undefined): TextField[] {
  if (Array.isArray(schema)) {
    return schema.flatMap(textFieldsOf);
  }
  if (!isObject(schema)) {
    return [];
  }
  const { properties, dependencies, ...rest } = schema;
  const asked = isObject(properties) ? Object.entries(properties) : [];
  return [
    ...asked.flatMap(([name, property]) => fieldOf(name, property)),
    ...(isObject(dependencies)
      ? Object.values(dependencies).flatMap(textFieldsOf)
      : []),
    ...[rest.oneOf, rest.then, rest.else].flatMap(textFieldsOf),
  ];
}

function fieldOf(name: string, property: JsonValue | undefined): TextField[] {
  if (!isObject(property)) {
    return [];
  }
  const isList = property.type === 'array';
  const text = isList ? property.items : property;
  return isObject(text) && text.type === 'string' && !text.enum
    ? [{ name, isList, examples: (property.examples ?? []) as string[] }]
    : [];
}
