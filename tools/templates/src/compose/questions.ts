import type { JsonValue } from '@backstage/types';
import { isObject } from './fill';

/** Every property of a form's schema, those that only follow from an answer included; once for each place it stands in. */
export function questionsOf(
  schema: JsonValue | undefined,
): Array<[string, JsonValue | undefined]> {
  if (Array.isArray(schema)) {
    return schema.flatMap(questionsOf);
  }
  if (!isObject(schema)) {
    return [];
  }
  const { properties, dependencies, oneOf, then, else: otherwise } = schema;
  const branches = [
    oneOf,
    then,
    otherwise,
    ...(isObject(dependencies) ? Object.values(dependencies) : []),
  ];
  return [
    ...(isObject(properties) ? Object.entries(properties) : []),
    ...branches.flatMap(questionsOf),
  ];
}
