/** A Kubernetes object as helm rendered it. */
export interface KubernetesObject {
  apiVersion: string;
  kind: string;
  metadata: { name: string; [key: string]: unknown };
  [key: string]: unknown;
}

/** What helm made of a service's values: objects, or what it said when it refused. */
export type Rendering = { objects: KubernetesObject[] } | { problem: string };

/** A service rendered with the present chart and with the next one. */
export interface ServiceRendering {
  service: string;
  before: Rendering;
  after: Rendering;
}

/** One value that differs; absent where only the other side has it. */
export interface ValueDifference {
  /** For instance `spec.template.spec.containers[app].image`. */
  path: string;
  before?: unknown;
  after?: unknown;
}

export interface ObjectDifference {
  /** With its group, for instance `apps/Deployment`. */
  kind: string;
  name: string;
  change: 'added' | 'changed' | 'removed';
  /** Empty unless it changed. */
  values: ValueDifference[];
}

export interface ServicePlan {
  service: string;
  /**
   * - `same`: both charts render the same objects, or none before the first image
   * - `changed`: see `differences`
   * - `broken`: neither chart can render it, so the upgrade makes nothing worse
   * - `mended`: only the new chart can render it
   */
  state: 'same' | 'changed' | 'broken' | 'mended';
  differences: ObjectDifference[];
  /** Whether its Pods are replaced. */
  restarts: boolean;
  /** What helm says of it now; of `broken` and `mended`. */
  problem?: string;
}

/** Why an environment cannot move: one service, one reason. */
export interface Refusal {
  service: string;
  reason: 'name' | 'selector' | 'immutable' | 'values';
  message: string;
}

export interface UpgradePlan {
  environment: string;
  /** Chart version before. */
  from: string;
  /** Chart version after. */
  to: string;
  /** In the order of their names. */
  services: ServicePlan[];
  refusals: Refusal[];
  /** Kinds that the environment's project does not allow yet, for instance `apps/DaemonSet`. */
  newKinds: string[];
}
