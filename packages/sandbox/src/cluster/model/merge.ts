import { isDeepStrictEqual } from 'node:util';
import type { Json, JsonObject, KubernetesObject } from './objects';

export const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * What `kubectl apply` makes of a live value: fields of the target win, fields that were applied before and are gone
 * now are removed, and what others set is kept.
 */
function mergeThreeWay(
  lastApplied: Json | undefined,
  target: Json | undefined,
  live: Json | undefined,
): Json | undefined {
  if (Array.isArray(target)) {
    if (!Array.isArray(live) || live.length !== target.length) {
      return target;
    }
    const last = Array.isArray(lastApplied) ? lastApplied : [];
    return target.map(
      (item, index) => mergeThreeWay(last[index], item, live[index]) as Json,
    );
  }
  if (!isObject(target) || !isObject(live)) {
    return target;
  }
  const last = isObject(lastApplied) ? lastApplied : {};
  const merged: JsonObject = {};
  for (const [key, value] of Object.entries(live)) {
    if (!(key in target) && !(key in last)) {
      merged[key] = value;
    }
  }
  for (const [key, value] of Object.entries(target)) {
    merged[key] = mergeThreeWay(last[key], value, live[key]);
  }
  return merged;
}

/** The manifest that was applied last, as the live object remembers it. */
function lastAppliedOf(live: KubernetesObject): JsonObject | undefined {
  const text = live.metadata.annotations?.[LAST_APPLIED];
  return text ? (JSON.parse(text) as JsonObject) : undefined;
}

/** What applying a manifest would make of the live object. */
export function predict(
  live: KubernetesObject,
  target: KubernetesObject,
): KubernetesObject {
  const { status: _status, ...wanted } = target;
  const merged = mergeThreeWay(
    lastAppliedOf(live),
    wanted as unknown as Json,
    live as unknown as Json,
  ) as unknown as KubernetesObject;
  return live.status === undefined
    ? merged
    : { ...merged, status: live.status };
}

/** Whether applying a manifest would change the live object. */
export function differs(
  live: KubernetesObject,
  target: KubernetesObject,
): boolean {
  const withoutNote = (object: KubernetesObject) => {
    const { [LAST_APPLIED]: _note, ...annotations } =
      object.metadata.annotations ?? {};
    const { annotations: _all, ...metadata } = object.metadata;
    return {
      ...object,
      metadata: Object.keys(annotations).length
        ? { ...metadata, annotations }
        : metadata,
    };
  };
  return !isDeepStrictEqual(
    withoutNote(live),
    withoutNote(predict(live, target)),
  );
}
