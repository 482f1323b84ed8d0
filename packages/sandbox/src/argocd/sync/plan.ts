import type { Compared } from '../compare';
import { hasSyncOption, waveOf } from '../compare';

/** One thing to do to the cluster. */
export interface SyncTask {
  wave: number;
  prune: boolean;
  resource: Compared;
}

const ORDER = [
  'Namespace',
  'NetworkPolicy',
  'ResourceQuota',
  'LimitRange',
  'PodDisruptionBudget',
  'ServiceAccount',
  'Secret',
  'ConfigMap',
  'CustomResourceDefinition',
  'PersistentVolumeClaim',
  'Service',
  'DaemonSet',
  'Pod',
  'ReplicaSet',
  'Deployment',
  'HorizontalPodAutoscaler',
  'StatefulSet',
  'Job',
  'CronJob',
  'Ingress',
];

const rank = (kind: string) =>
  ORDER.includes(kind) ? ORDER.indexOf(kind) : ORDER.length;

/** The tasks of a sync, in Argo CD's order: by wave, then by kind, then by name; what is pruned goes last and backwards. */
export function planSync(resources: readonly Compared[]): SyncTask[] {
  return resources
    .map(resource => {
      const object = resource.target ?? resource.live;
      return {
        wave: object ? waveOf(object) : 0,
        prune: !resource.target,
        resource,
      };
    })
    .sort(
      (a, b) =>
        Number(a.prune) - Number(b.prune) ||
        (a.prune ? b.wave - a.wave : a.wave - b.wave) ||
        (a.prune ? -1 : 1) *
          (rank(a.resource.status.kind) - rank(b.resource.status.kind)) ||
        (a.resource.status.name < b.resource.status.name ? -1 : 1),
    );
}

/** Whether pruning spares an object. */
export function isSpared(task: SyncTask): boolean {
  const { live } = task.resource;
  return Boolean(task.prune && live && hasSyncOption(live, 'Prune=false'));
}
