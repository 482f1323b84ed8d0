import type { LiveObject } from '../model';
import { resolveShare } from './rollout';
import {
  statusOf,
  timestamp,
  withCondition,
  withoutZeros,
  type Condition,
} from './workload';

export interface DeploymentStatus {
  observedGeneration: number;
  replicas?: number;
  updatedReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  unavailableReplicas?: number;
  conditions: Condition[];
}

interface SetStatus {
  replicas: number;
  readyReplicas: number;
  availableReplicas: number;
}

export interface DeploymentState {
  name: string;
  generation: number;
  desired: number;
  maxUnavailable: number | string;
  /** Seconds without progress after which the rollout has failed. */
  deadline: number;
  current: LiveObject;
  old: LiveObject[];
  before: Partial<DeploymentStatus>;
  now: Date;
}

/** A Deployment's status as its ReplicaSets give it, and when to look again if nothing changes (milliseconds). */
export function deploymentStatus(state: DeploymentState): {
  status: DeploymentStatus;
  checkAgainAfter?: number;
} {
  const { current, old, before, desired, now } = state;
  const count = (sets: LiveObject[], field: keyof SetStatus) =>
    sets.reduce((sum, set) => sum + (statusOf<SetStatus>(set)[field] ?? 0), 0);
  const all = [current, ...old];
  const counters = {
    replicas: count(all, 'replicas'),
    updatedReplicas: count([current], 'replicas'),
    readyReplicas: count(all, 'readyReplicas'),
    availableReplicas: count(all, 'availableReplicas'),
    unavailableReplicas: Math.max(0, desired - count(all, 'availableReplicas')),
  };
  const complete =
    counters.updatedReplicas === desired &&
    counters.replicas === desired &&
    counters.availableReplicas === desired;

  const enough =
    counters.availableReplicas >=
    desired - resolveShare(state.maxUnavailable, desired, 'down');
  let conditions = withCondition(
    before.conditions ?? [],
    enough
      ? {
          type: 'Available',
          status: 'True',
          reason: 'MinimumReplicasAvailable',
          message: 'Deployment has minimum availability.',
        }
      : {
          type: 'Available',
          status: 'False',
          reason: 'MinimumReplicasUnavailable',
          message: 'Deployment does not have minimum availability.',
        },
    now,
    { updateTime: true },
  );

  const progress = progressing(state, counters, complete);
  const moved = progress.moved;
  conditions = withCondition(conditions, progress.condition, now, {
    updateTime: true,
  }).map(condition =>
    condition.type === 'Progressing' && moved
      ? { ...condition, lastUpdateTime: timestamp(now) }
      : condition,
  );
  return {
    status: {
      observedGeneration: state.generation,
      ...withoutZeros(counters),
      conditions,
    },
    checkAgainAfter: progress.checkAgainAfter,
  };
}

function progressing(
  state: DeploymentState,
  counters: Record<string, number>,
  complete: boolean,
): { condition: Condition; moved: boolean; checkAgainAfter?: number } {
  const set = `ReplicaSet "${state.current.metadata.name}"`;
  if (complete) {
    return {
      condition: {
        type: 'Progressing',
        status: 'True',
        reason: 'NewReplicaSetAvailable',
        message: `${set} has successfully progressed.`,
      },
      moved: false,
    };
  }
  const { before, now, deadline } = state;
  const last = before.conditions?.find(item => item.type === 'Progressing');
  const newRollout =
    !last ||
    !last.message?.includes(`"${state.current.metadata.name}"`) ||
    last.reason === 'NewReplicaSetAvailable';
  const moved =
    newRollout ||
    counters.updatedReplicas > (before.updatedReplicas ?? 0) ||
    counters.availableReplicas > (before.availableReplicas ?? 0) ||
    counters.replicas - counters.updatedReplicas <
      (before.replicas ?? 0) - (before.updatedReplicas ?? 0);
  const since = moved ? now.getTime() : Date.parse(last?.lastUpdateTime ?? '');
  const left = since + deadline * 1000 - now.getTime();
  if (left <= 0 || (!moved && last?.reason === 'ProgressDeadlineExceeded')) {
    return {
      condition: {
        type: 'Progressing',
        status: 'False',
        reason: 'ProgressDeadlineExceeded',
        message: `${set} has timed out progressing.`,
      },
      moved: false,
    };
  }
  return {
    condition: {
      type: 'Progressing',
      status: 'True',
      reason: 'ReplicaSetUpdated',
      message: `${set} is progressing.`,
    },
    moved,
    checkAgainAfter: left + 5,
  };
}
