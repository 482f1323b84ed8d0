import type { KubernetesObject } from '../../cluster';
import type { Health } from '../model';
import { progressing, type Condition } from './conditions';

interface WorkloadSpec {
  paused?: boolean;
  suspend?: boolean;
  replicas?: number;
  updateStrategy?: { type?: string; rollingUpdate?: { partition?: number } };
}

interface WorkloadStatus {
  observedGeneration?: number;
  replicas?: number;
  updatedReplicas?: number;
  readyReplicas?: number;
  availableReplicas?: number;
  currentRevision?: string;
  updateRevision?: string;
  conditions?: Condition[];
}

const read = (object: KubernetesObject) => ({
  spec: (object.spec ?? {}) as WorkloadSpec,
  status: (object.status ?? {}) as WorkloadStatus,
  generation: object.metadata.generation ?? 0,
});

export function deploymentHealth(object: KubernetesObject): Health {
  const { spec, status, generation } = read(object);
  if (spec.paused) {
    return { status: 'Suspended', message: 'Deployment is paused' };
  }
  if (generation > (status.observedGeneration ?? 0)) {
    return progressing(
      'Waiting for rollout to finish: observed deployment generation less than desired generation',
    );
  }
  const condition = status.conditions?.find(c => c.type === 'Progressing');
  const updated = status.updatedReplicas ?? 0;
  const available = status.availableReplicas ?? 0;
  const replicas = status.replicas ?? 0;
  if (condition?.reason === 'ProgressDeadlineExceeded') {
    return {
      status: 'Degraded',
      message: `Deployment "${object.metadata.name}" exceeded its progress deadline`,
    };
  }
  if (spec.replicas !== undefined && updated < spec.replicas) {
    return progressing(
      `Waiting for rollout to finish: ${updated} out of ${spec.replicas} new replicas have been updated...`,
    );
  }
  if (replicas > updated) {
    return progressing(
      `Waiting for rollout to finish: ${
        replicas - updated
      } old replicas are pending termination...`,
    );
  }
  if (available < updated) {
    return progressing(
      `Waiting for rollout to finish: ${available} of ${updated} updated replicas are available...`,
    );
  }
  return { status: 'Healthy' };
}

export function statefulSetHealth(object: KubernetesObject): Health {
  const { spec, status, generation } = read(object);
  if (generation > (status.observedGeneration ?? 0)) {
    return progressing('Waiting for statefulset spec update to be observed...');
  }
  const ready = status.readyReplicas ?? 0;
  const updated = status.updatedReplicas ?? 0;
  if (spec.replicas !== undefined && ready < spec.replicas) {
    return progressing(
      `Waiting for ${spec.replicas - ready} pods to be ready...`,
    );
  }
  const partition = spec.updateStrategy?.rollingUpdate?.partition;
  if (partition) {
    const wanted = (spec.replicas ?? 0) - partition;
    return updated < wanted
      ? progressing(
          `Waiting for partitioned roll out to finish: ${updated} out of ${wanted} new pods have been updated...`,
        )
      : {
          status: 'Healthy',
          message: `partitioned roll out complete: ${updated} new pods have been updated...`,
        };
  }
  if (spec.updateStrategy?.type === 'OnDelete') {
    return {
      status: 'Healthy',
      message: `statefulset has ${ready} ready pods`,
    };
  }
  if (status.updateRevision !== status.currentRevision) {
    return progressing(
      `waiting for statefulset rolling update to complete ${updated} pods at revision ${status.updateRevision}...`,
    );
  }
  return {
    status: 'Healthy',
    message: `statefulset rolling update complete ${ready} pods at revision ${status.currentRevision}...`,
  };
}

export function replicaSetHealth(object: KubernetesObject): Health {
  const { spec, status, generation } = read(object);
  if (generation > (status.observedGeneration ?? 0)) {
    return progressing(
      'Waiting for rollout to finish: observed replica set generation less than desired generation',
    );
  }
  const failure = status.conditions?.find(c => c.type === 'ReplicaFailure');
  if (failure?.status === 'True') {
    return { status: 'Degraded', message: failure.message };
  }
  const available = status.availableReplicas ?? 0;
  return spec.replicas !== undefined && available < spec.replicas
    ? progressing(
        `Waiting for rollout to finish: ${available} out of ${spec.replicas} new replicas are available...`,
      )
    : { status: 'Healthy' };
}

export function jobHealth(object: KubernetesObject): Health {
  const { spec, status } = read(object);
  const holds = (type: string) =>
    status.conditions?.find(c => c.type === type && c.status === 'True');
  const failed = holds('Failed');
  if (failed) {
    return { status: 'Degraded', message: failed.message };
  }
  if (holds('Suspended') || spec.suspend) {
    return { status: 'Suspended', message: holds('Suspended')?.message };
  }
  const complete = holds('Complete');
  return complete
    ? { status: 'Healthy', message: complete.message }
    : { status: 'Progressing' };
}

interface CronJobStatus {
  lastScheduleTime?: string;
  lastSuccessfulTime?: string;
  active?: unknown[];
}

export function cronJobHealth(object: KubernetesObject): Health {
  const { spec } = read(object);
  if (spec.suspend) {
    return { status: 'Suspended', message: 'CronJob is Suspended' };
  }
  if (!object.status) {
    return progressing('Waiting for CronJob');
  }
  const status = object.status as CronJobStatus;
  if (!status.lastScheduleTime) {
    return { status: 'Healthy', message: 'CronJob has not been scheduled yet' };
  }
  if (!status.lastSuccessfulTime || status.active?.length) {
    return { status: 'Healthy', message: 'CronJob has not completed yet' };
  }
  return status.lastSuccessfulTime < status.lastScheduleTime
    ? {
        status: 'Degraded',
        message: 'CronJob has not completed its last execution successfully',
      }
    : {
        status: 'Healthy',
        message: 'CronJob has completed its last execution successfully',
      };
}
