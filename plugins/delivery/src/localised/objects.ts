import type { JsonObject, JsonValue } from '@backstage/types';

export function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function mapValues<V>(
  values: Record<string, V>,
  change: (value: V, key: string) => JsonValue | undefined,
): JsonObject {
  return Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, change(value, key)]),
  );
}
