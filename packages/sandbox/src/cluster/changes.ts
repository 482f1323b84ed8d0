import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ClusterError } from './ClusterError';
import { applyDefaults } from './model/defaults';
import {
  differs,
  LAST_APPLIED,
  predict,
  type KubernetesObject,
  type LiveObject,
} from './model';

const SELECTOR_KINDS = new Set(['Deployment', 'StatefulSet', 'ReplicaSet']);

/** An object as it is when it comes into being. `note` is for objects that are applied: what comes later is compared with it. */
export function created(
  object: KubernetesObject,
  { note, at }: { note: boolean; at: Date },
): LiveObject {
  const annotations = note
    ? {
        ...object.metadata.annotations,
        [LAST_APPLIED]: JSON.stringify(object),
      }
    : object.metadata.annotations;
  return {
    ...applyDefaults(object),
    metadata: {
      ...object.metadata,
      ...(annotations && { annotations }),
      uid: randomUUID(),
      generation: 1,
      creationTimestamp: at.toISOString().replace(/\.\d+Z$/, 'Z'),
      resourceVersion: '',
    },
  };
}

/** A live object after an apply, or undefined where that changes nothing. Throws ClusterError for what may not change. */
export function applied(
  live: LiveObject,
  target: KubernetesObject,
): LiveObject | undefined {
  refuseOtherSelector(live, target);
  if (!differs(live, target) && live.metadata.annotations?.[LAST_APPLIED]) {
    return undefined;
  }
  const merged = applyDefaults(predict(live, target)) as LiveObject;
  const { status: _a, metadata: _b, ...before } = live;
  const { status: _c, metadata: _d, ...after } = merged;
  const changed = !isDeepStrictEqual(before, after);
  return {
    ...merged,
    metadata: {
      ...merged.metadata,
      uid: live.metadata.uid,
      creationTimestamp: live.metadata.creationTimestamp,
      generation: live.metadata.generation + (changed ? 1 : 0),
      annotations: {
        ...merged.metadata.annotations,
        [LAST_APPLIED]: JSON.stringify(target),
      },
      resourceVersion: '',
    },
  };
}

/** A live object after a replacement of all but its status, or undefined where that changes nothing. */
export function replaced(
  live: LiveObject,
  target: KubernetesObject,
): LiveObject | undefined {
  const { status: _status, ...wanted } = target;
  const grown = !isDeepStrictEqual(live.spec, target.spec);
  const next = {
    ...wanted,
    ...(live.status && { status: live.status }),
    metadata: {
      ...live.metadata,
      labels: target.metadata.labels,
      annotations: target.metadata.annotations,
      ownerReferences: target.metadata.ownerReferences,
      generation: live.metadata.generation + (grown ? 1 : 0),
    },
  };
  return isDeepStrictEqual(live, next) ? undefined : next;
}

function refuseOtherSelector(live: LiveObject, target: KubernetesObject): void {
  if (
    SELECTOR_KINDS.has(live.kind) &&
    !isDeepStrictEqual(live.spec?.selector, target.spec?.selector)
  ) {
    throw new ClusterError(
      'Invalid',
      `${live.kind} "${live.metadata.name}" is invalid: spec.selector: Invalid value: field is immutable`,
    );
  }
}
