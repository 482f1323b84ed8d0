import { createHash } from 'node:crypto';
import type { JsonObject, LabelSelector, LiveObject } from '../model';

export interface Container {
  name: string;
  image: string;
  restartPolicy?: string;
}

export interface PodSpec extends JsonObject {
  nodeName?: string;
  restartPolicy?: string;
}

export interface PodTemplate {
  metadata?: {
    labels?: Record<string, string>;
    annotations?: Record<string, string>;
  };
  spec: PodSpec;
}

/** The fields of workloads' specs that controllers read. */
export interface WorkloadSpec {
  replicas?: number;
  paused?: boolean;
  suspend?: boolean;
  progressDeadlineSeconds?: number;
  revisionHistoryLimit?: number;
  podManagementPolicy?: string;
  serviceName?: string;
  strategy?: {
    type?: string;
    rollingUpdate?: {
      maxSurge?: number | string;
      maxUnavailable?: number | string;
    };
  };
  selector: LabelSelector;
  template: PodTemplate;
  volumeClaimTemplates?: Array<{
    metadata: { name: string; labels?: Record<string, string> };
    spec: JsonObject;
  }>;
}

export interface Condition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason?: string;
  message?: string;
  lastUpdateTime?: string;
  lastTransitionTime?: string;
  observedGeneration?: number;
}

export function specOf(object: LiveObject): WorkloadSpec {
  return object.spec as unknown as WorkloadSpec;
}

export function statusOf<T>(object: LiveObject): Partial<T> {
  return (object.status ?? {}) as Partial<T>;
}

/** Containers that hold a Pod back: init containers first. */
export function containersOf(spec: PodSpec): Container[] {
  return [
    ...((spec.initContainers ?? []) as unknown as Container[]),
    ...((spec.containers ?? []) as unknown as Container[]),
  ];
}

/** Ten characters that stand for a Pod template, as in a ReplicaSet's name. */
export function templateHash(template: unknown): string {
  const digest = createHash('sha256').update(canonical(template)).digest();
  return [...digest.subarray(0, 10)]
    .map(byte => 'bcdfghjklmnpqrstvwxz2456789'[byte % 27])
    .join('');
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, item) =>
    item && typeof item === 'object' && !Array.isArray(item)
      ? Object.fromEntries(
          Object.entries(item).sort(([a], [b]) => (a < b ? -1 : 1)),
        )
      : item,
  );
}

export function isReady(pod: LiveObject): boolean {
  const { conditions = [] } = statusOf<{ conditions: Condition[] }>(pod);
  return conditions.some(
    condition => condition.type === 'Ready' && condition.status === 'True',
  );
}

/** Time as Kubernetes writes it: whole seconds, UTC. */
export function timestamp(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, 'Z');
}

/** Sets a condition, and moves its transition time only when its status changes. */
export function withCondition(
  conditions: Condition[],
  next: Condition,
  now: Date,
  options: { updateTime?: boolean } = {},
): Condition[] {
  const before = conditions.find(item => item.type === next.type);
  const at = timestamp(now);
  const same =
    before &&
    before.status === next.status &&
    before.reason === next.reason &&
    before.message === next.message;
  const condition: Condition = {
    ...next,
    lastTransitionTime:
      before && before.status === next.status ? before.lastTransitionTime : at,
    ...(options.updateTime && {
      lastUpdateTime: same ? before.lastUpdateTime : at,
    }),
  };
  return [...conditions.filter(item => item.type !== next.type), condition];
}

/** Leaves out counters that are zero, as Kubernetes does. */
export function withoutZeros(
  counters: Record<string, number>,
): Record<string, number> {
  return Object.fromEntries(
    Object.entries(counters).filter(([, count]) => count !== 0),
  );
}
