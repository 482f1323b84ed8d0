/** Replicas of one ReplicaSet. */
export interface Replicas {
  name: string;
  /** What it is asked to have. */
  wanted: number;
  available: number;
}

export interface RolloutInput {
  desired: number;
  /** Number or percentage of the desired replicas. */
  maxSurge: number | string;
  maxUnavailable: number | string;
  current: Replicas;
  /** Oldest first. */
  old: Replicas[];
}

/** How many of the desired replicas a number or a percentage is; Kubernetes rounds a surge up and an absence down. */
export function resolveShare(
  share: number | string,
  desired: number,
  round: 'up' | 'down',
): number {
  if (typeof share === 'number') {
    return share;
  }
  const exact = (Number.parseFloat(share) / 100) * desired;
  return round === 'up' ? Math.ceil(exact) : Math.floor(exact);
}

/** One step of a rolling update: the replicas that each ReplicaSet should be asked to have now. */
export function nextReplicas(input: RolloutInput): Map<string, number> {
  const { desired, current, old } = input;
  const surge = resolveShare(input.maxSurge, desired, 'up');
  let absent = resolveShare(input.maxUnavailable, desired, 'down');
  if (surge === 0 && absent === 0) {
    absent = 1;
  }
  const next = new Map<string, number>();

  const total = current.wanted + sum(old, item => item.wanted);
  let wanted = current.wanted;
  if (wanted > desired) {
    wanted = desired;
  } else {
    const room = Math.max(0, desired + surge - total);
    wanted += Math.min(room, desired - wanted);
  }
  next.set(current.name, wanted);

  const currentUnavailable = Math.max(0, wanted - current.available);
  const all = wanted + sum(old, item => item.wanted);
  let removable = Math.max(0, all - (desired - absent) - currentUnavailable);
  // What is not available serves nobody: it goes first.
  const remaining = old.map(item => {
    const dead = Math.min(Math.max(0, item.wanted - item.available), removable);
    removable -= dead;
    return { ...item, wanted: item.wanted - dead };
  });
  const available = current.available + sum(remaining, item => item.available);
  let spare = Math.max(0, available - (desired - absent));
  for (const item of remaining) {
    const fewer = Math.min(item.wanted, removable, spare);
    removable -= fewer;
    spare -= fewer;
    next.set(item.name, item.wanted - fewer);
  }
  return next;
}

function sum<T>(items: T[], value: (item: T) => number): number {
  return items.reduce((total, item) => total + value(item), 0);
}
