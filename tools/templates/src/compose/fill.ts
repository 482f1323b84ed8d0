import type { JsonObject, JsonValue } from '@backstage/types';

/**
 * Puts values where the shared parts leave a place for them: `{ $from: layers }` becomes what `values.layers` is, and
 * goes with its key where that is undefined. Throws on a place that nothing fills.
 */
export function fill(
  part: JsonValue,
  values: Record<string, JsonValue | undefined>,
): JsonValue | undefined {
  if (Array.isArray(part)) {
    return part
      .map(item => fill(item, values))
      .filter((item): item is JsonValue => item !== undefined);
  }
  if (!isObject(part)) {
    return part;
  }
  if (typeof part.$from === 'string') {
    if (!Object.hasOwn(values, part.$from)) {
      throw new Error(
        `$from: there is no "${part.$from}", but ${Object.keys(values).join(
          ', ',
        )}`,
      );
    }
    return values[part.$from];
  }
  return Object.fromEntries(
    Object.entries(part)
      .map(([key, value]) => [key, fill(value!, values)] as const)
      .filter(([, value]) => value !== undefined),
  );
}

/** Objects are merged, everything else is replaced. */
export function merge(base: JsonObject, over: JsonObject): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const before = merged[key];
    merged[key] =
      isObject(before) && isObject(value) ? merge(before, value) : value;
  }
  return merged;
}

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
