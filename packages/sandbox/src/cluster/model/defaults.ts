import type { JsonObject, KubernetesObject } from './objects';

const DEPLOYMENT: JsonObject = {
  replicas: 1,
  progressDeadlineSeconds: 600,
  revisionHistoryLimit: 10,
  strategy: {
    type: 'RollingUpdate',
    rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
  },
};

const STATEFUL_SET: JsonObject = {
  replicas: 1,
  podManagementPolicy: 'OrderedReady',
  revisionHistoryLimit: 10,
};

/** Fills in what a real API server fills in and what controllers and clients read. */
export function applyDefaults(object: KubernetesObject): KubernetesObject {
  if (object.kind === 'Deployment') {
    return { ...object, spec: { ...DEPLOYMENT, ...object.spec } };
  }
  if (object.kind === 'StatefulSet') {
    return { ...object, spec: { ...STATEFUL_SET, ...object.spec } };
  }
  if (object.kind === 'Service') {
    return { ...object, spec: { type: 'ClusterIP', ...object.spec } };
  }
  if (object.kind === 'Namespace') {
    return { ...object, status: { phase: 'Active' } };
  }
  return object;
}
