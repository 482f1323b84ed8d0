import type { JsonObject, JsonValue } from '@backstage/types';

/**
 * Puts values where the shared parts leave a place for them: `{ $from: layers }` becomes what `values.layers` is, and
 * goes with its key where that is undefined. In a list, a list takes the place with all its items. Throws on a place
 * that nothing fills.
 */
export function fill(
  part: JsonValue,
  values: Record<string, JsonValue | undefined>,
): JsonValue | undefined {
  if (Array.isArray(part)) {
    return part
      .flatMap(item => {
        const filled = fill(item, values);
        return isPlace(item) ? filled : [filled];
      })
      .filter((item): item is JsonValue => item !== undefined);
  }
  if (!isObject(part)) {
    return part;
  }
  if (isPlace(part)) {
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

function isPlace(part: JsonValue): part is { $from: string } {
  return isObject(part) && typeof part.$from === 'string';
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
