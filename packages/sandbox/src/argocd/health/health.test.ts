import type { KubernetesObject } from '../../cluster';
import { aggregateHealth, healthOf } from './health';

const object = (
  apiVersion: string,
  kind: string,
  fields: object,
): KubernetesObject =>
  ({
    apiVersion,
    kind,
    metadata: { name: 'a', generation: 2 },
    ...fields,
  } as KubernetesObject);

const deployment = (status: object, spec: object = { replicas: 2 }) =>
  object('apps/v1', 'Deployment', {
    spec,
    status: { observedGeneration: 2, ...status },
  });
const pod = (status: object, spec: object = {}) =>
  object('v1', 'Pod', { status, spec });
const withCondition = (condition: object) => ({ conditions: [condition] });

it.each([
  [deployment({ observedGeneration: 1 }), 'Progressing'],
  [deployment({ updatedReplicas: 1 }), 'Progressing'],
  [deployment({ replicas: 3, updatedReplicas: 2 }), 'Progressing'],
  [deployment({ replicas: 2, updatedReplicas: 2 }), 'Progressing'],
  [
    deployment({ replicas: 2, updatedReplicas: 2, availableReplicas: 2 }),
    'Healthy',
  ],
  [
    deployment(
      withCondition({
        type: 'Progressing',
        reason: 'ProgressDeadlineExceeded',
      }),
    ),
    'Degraded',
  ],
  [deployment({}, { paused: true }), 'Suspended'],
  [
    object('apps/v1', 'StatefulSet', {
      spec: { replicas: 1 },
      status: {
        observedGeneration: 2,
        readyReplicas: 1,
        currentRevision: 'a',
        updateRevision: 'b',
      },
    }),
    'Progressing',
  ],
  [
    pod({
      phase: 'Running',
      ...withCondition({ type: 'Ready', status: 'True' }),
    }),
    'Healthy',
  ],
  [pod({ phase: 'Running' }), 'Progressing'],
  [
    pod({
      phase: 'Pending',
      containerStatuses: [{ state: { waiting: { reason: 'ErrImagePull' } } }],
    }),
    'Degraded',
  ],
  [pod({ phase: 'Failed' }, { restartPolicy: 'Never' }), 'Degraded'],
  [object('networking.k8s.io/v1', 'Ingress', { status: {} }), 'Progressing'],
  [
    object('v1', 'PersistentVolumeClaim', { status: { phase: 'Lost' } }),
    'Degraded',
  ],
  [object('v1', 'Service', { spec: { type: 'LoadBalancer' } }), 'Progressing'],
  [
    object('batch/v1', 'Job', {
      status: withCondition({ type: 'Failed', status: 'True' }),
    }),
    'Degraded',
  ],
  [
    object('batch/v1', 'CronJob', {
      status: { lastScheduleTime: '2', lastSuccessfulTime: '1' },
    }),
    'Degraded',
  ],
  [
    object('autoscaling/v2', 'HorizontalPodAutoscaler', {
      status: withCondition({
        type: 'ScalingActive',
        status: 'False',
        reason: 'FailedGetResourceMetric',
      }),
    }),
    'Degraded',
  ],
  [
    object('external-secrets.io/v1', 'ExternalSecret', {
      status: withCondition({ type: 'Ready', status: 'False', message: 'no' }),
    }),
    'Degraded',
  ],
  [
    object('gateway.networking.k8s.io/v1', 'HTTPRoute', {
      status: {
        parents: [
          {
            parentRef: { name: 'g' },
            conditions: [
              { type: 'Accepted', status: 'True', observedGeneration: 1 },
            ],
          },
        ],
      },
    }),
    'Progressing',
  ],
  [object('v1', 'ConfigMap', {}), undefined],
])('health %#', (subject, expected) => {
  expect(healthOf(subject)?.status).toBe(expected);
});

it('takes the worst of all, and nothing for Healthy', () => {
  expect(aggregateHealth([])).toBe('Healthy');
  expect(aggregateHealth(['Healthy', 'Progressing'])).toBe('Progressing');
  expect(aggregateHealth(['Missing', 'Progressing', 'Degraded'])).toBe(
    'Degraded',
  );
});
