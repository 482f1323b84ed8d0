import { SCHEMA, Values } from './values';

/** Parts that the templates pass on as they are; one case stands for all their keys. */
const WHOLE = new Set([
  'autoscaling.behavior',
  'scheduling.affinity',
  'scheduling.nodeSelector',
  'scheduling.tolerations.[]',
]);

function resolve(schema: Values): Values {
  const ref: string | undefined = schema.$ref;
  return ref
    ? resolve(SCHEMA.definitions[ref.replace('#/definitions/', '')])
    : schema;
}

/** Maps are no keys of their own; a value that may be a text or a map is. */
function leaves(given: Values, where: string): string[] {
  const schema = resolve(given);
  const below = (child: Values, key: string): string[] =>
    leaves(child, where ? `${where}.${key}` : key);
  if (WHOLE.has(where)) {
    return [where];
  }
  if (schema.items && resolve(schema.items).type === 'object') {
    return below(schema.items, '[]');
  }
  const named = Object.values<Values | boolean>(schema.patternProperties ?? {});
  const fixed = Object.entries<Values | boolean>(schema.properties ?? {});
  const children = [
    ...fixed.flatMap(([key, child]) =>
      typeof child === 'object' ? below(child, key) : [],
    ),
    ...named.flatMap(child =>
      typeof child === 'object' ? below(child, '*') : [],
    ),
  ];
  const alone = children.length === 0 || Array.isArray(schema.type);
  return alone ? [where, ...children] : children;
}

/** Every key that a person may write, such as `ports.*.containerPort`, out of the schema. */
export function schemaKeys(): string[] {
  return leaves(SCHEMA, '').filter(key => key !== 'global');
}
