import type { JsonObject, JsonValue } from '@backstage/types';
import { isObject } from '../compose';

/**
 * Every combination of answers that a page of the form lets be given: each value of an enum, both of a boolean, a text
 * that may be empty both ways. Questions that follow from an answer (`dependencies`) are asked only where they do.
 * Throws where a required text has neither default nor examples to answer with.
 */
export function choicesOf(schema: JsonObject): JsonObject[] {
  const { properties, dependencies, required } = schema;
  const base = combine(
    isObject(properties) ? properties : {},
    Array.isArray(required) ? required.map(String) : [],
  );
  if (!isObject(dependencies)) {
    return base;
  }
  return Object.entries(dependencies).reduce<JsonObject[]>(
    (answers, [key, dependency]) =>
      answers.flatMap(answer => followed(answer, key, dependency)),
    base,
  );
}

function followed(
  answer: JsonObject,
  key: string,
  dependency: JsonValue | undefined,
): JsonObject[] {
  if (!isObject(dependency)) {
    return [answer];
  }
  const branches = Array.isArray(dependency.oneOf)
    ? dependency.oneOf
    : [dependency];
  const branch = branches.find(
    candidate => isObject(candidate) && admits(candidate, key, answer[key]),
  );
  if (!isObject(branch)) {
    return [answer];
  }
  const { [key]: _, ...asked } = isObject(branch.properties)
    ? branch.properties
    : {};
  return choicesOf({ ...branch, properties: asked }).map(more => ({
    ...answer,
    ...more,
  }));
}

function admits(
  branch: JsonObject,
  key: string,
  value: JsonValue | undefined,
): boolean {
  const asked = isObject(branch.properties)
    ? branch.properties[key]
    : undefined;
  if (!isObject(asked)) {
    return value !== undefined;
  }
  return 'const' in asked
    ? asked.const === value
    : (asked.enum as JsonValue[]).includes(value as JsonValue);
}

function combine(properties: JsonObject, required: string[]): JsonObject[] {
  return Object.entries(properties).reduce<JsonObject[]>(
    (answers, [name, property]) =>
      answers.flatMap(answer =>
        valuesOf(name, property as JsonObject, required.includes(name)).map(
          value =>
            value === undefined ? answer : { ...answer, [name]: value },
        ),
      ),
    [{}],
  );
}

function valuesOf(
  name: string,
  property: JsonObject,
  required: boolean,
): Array<JsonValue | undefined> {
  if (Array.isArray(property.enum)) {
    return property.enum;
  }
  if (property.type === 'boolean') {
    return [false, true];
  }
  const examples = Array.isArray(property.examples) ? property.examples : [];
  const given = [
    ...('default' in property ? [property.default] : []),
    ...examples,
  ];
  if (given.length === 0 && required) {
    throw new Error(
      `Option "${name}" is required and has no default: give it \`examples\`, so that tests can answer it`,
    );
  }
  return required ? given : [undefined, ...given];
}
