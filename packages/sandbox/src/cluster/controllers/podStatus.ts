import type { JsonObject, LiveObject } from '../model';
import {
  containersOf,
  specOf,
  timestamp,
  type Container,
  type PodSpec,
} from './workload';

/** What happens to a Pod's containers. */
export type PodState =
  | { kind: 'creating' }
  | { kind: 'running' }
  | { kind: 'succeeded' }
  | { kind: 'failed'; exitCode: number }
  | {
      kind: 'pull';
      reason: 'ErrImagePull' | 'ImagePullBackOff';
      message: string;
      image: string;
    }
  | { kind: 'crashed'; restarts: number; backOff: string; image: string };

const PHASES: Record<PodState['kind'], string> = {
  creating: 'Pending',
  running: 'Running',
  succeeded: 'Succeeded',
  failed: 'Failed',
  pull: 'Pending',
  crashed: 'Running',
};

/** A Pod's status as the kubelet would report it. */
export function podStatus(
  pod: LiveObject,
  state: PodState,
  options: { ip: string; now: Date },
): JsonObject {
  const at = timestamp(options.now);
  const spec = pod.spec as PodSpec;
  const ready = state.kind === 'running';
  const condition = (type: string, holds: boolean, reason?: string) => ({
    type,
    status: holds ? 'True' : 'False',
    lastProbeTime: undefined,
    lastTransitionTime: at,
    ...(!holds && reason ? { reason } : {}),
  });
  const reason =
    state.kind === 'succeeded' ? 'PodCompleted' : 'ContainersNotReady';
  const init = new Set(
    ((spec.initContainers ?? []) as unknown as Container[]).map(c => c.name),
  );
  const statuses = containersOf(spec).map(container => ({
    init: init.has(container.name),
    status: containerStatus(container, state, at, pod.metadata.uid),
  }));
  return withoutUndefined({
    phase: PHASES[state.kind],
    conditions: [
      condition('PodScheduled', true),
      condition('Initialized', true),
      condition('ContainersReady', ready, reason),
      condition('Ready', ready, reason),
    ],
    hostIP: '10.0.0.10',
    podIP: options.ip,
    podIPs: [{ ip: options.ip }],
    qosClass: 'Burstable',
    startTime: pod.metadata.creationTimestamp,
    containerStatuses: statuses.flatMap(s => (s.init ? [] : [s.status])),
    initContainerStatuses: init.size
      ? statuses.flatMap(s => (s.init ? [s.status] : []))
      : undefined,
  });
}

function containerStatus(
  container: Container,
  state: PodState,
  at: string,
  uid: string,
): JsonObject {
  const concerned = !('image' in state) || state.image === container.image;
  const base = {
    name: container.name,
    image: container.image,
    imageID:
      state.kind === 'creating' || state.kind === 'pull' ? '' : container.image,
    ready: state.kind === 'running',
    started: state.kind === 'running',
    restartCount: state.kind === 'crashed' ? state.restarts : 0,
  };
  const terminated = (exitCode: number) => ({
    exitCode,
    reason: exitCode === 0 ? 'Completed' : 'Error',
    startedAt: at,
    finishedAt: at,
    containerID: `sandbox://${uid}`,
  });
  const waiting = (reason: string, message?: string) => ({
    ...base,
    state: { waiting: withoutUndefined({ reason, message }) },
  });
  if (!concerned) {
    return waiting('ContainerCreating');
  }
  switch (state.kind) {
    case 'creating':
      return waiting('ContainerCreating');
    case 'pull':
      return waiting(state.reason, state.message);
    case 'running':
      return {
        ...base,
        containerID: `sandbox://${uid}/${container.name}`,
        state: { running: { startedAt: at } },
      };
    case 'crashed':
      return {
        ...waiting('CrashLoopBackOff', state.backOff),
        lastState: { terminated: terminated(1) },
      };
    default:
      return {
        ...base,
        state: {
          terminated: terminated(state.kind === 'failed' ? state.exitCode : 0),
        },
      };
  }
}

function withoutUndefined(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object)
      .map(([key, value]) => [
        key,
        Array.isArray(value)
          ? value.map(item =>
              item && typeof item === 'object' && !Array.isArray(item)
                ? withoutUndefined(item)
                : item,
            )
          : value,
      ])
      .filter(([, value]) => value !== undefined),
  ) as JsonObject;
}

/** Whether a Pod runs to an end instead of serving. */
export function isJobPod(pod: LiveObject): boolean {
  return ['Never', 'OnFailure'].includes(
    String((specOf(pod) as unknown as PodSpec).restartPolicy),
  );
}
