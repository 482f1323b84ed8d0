import type { KubernetesObject } from '../../cluster';
import type { Health } from '../model';

interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  observedGeneration?: number;
}

const conditionsOf = (object: KubernetesObject): Condition[] =>
  ((object.status as { conditions?: Condition[] } | undefined)?.conditions ??
    []) as Condition[];

const progressing = (message?: string): Health =>
  message ? { status: 'Progressing', message } : { status: 'Progressing' };

interface PodStatus {
  phase?: string;
  message?: string;
  containerStatuses?: Array<{
    state?: { waiting?: { reason?: string; message?: string } };
  }>;
}

export function podHealth(object: KubernetesObject): Health {
  const status = (object.status ?? {}) as PodStatus;
  const policy = (object.spec as { restartPolicy?: string } | undefined)
    ?.restartPolicy;
  const waiting = (status.containerStatuses ?? [])
    .map(container => container.state?.waiting)
    .find(
      item =>
        item?.reason &&
        (item.reason.startsWith('Err') ||
          item.reason.endsWith('Error') ||
          item.reason.endsWith('BackOff')),
    );
  if (waiting && (policy ?? 'Always') === 'Always') {
    return { status: 'Degraded', message: waiting.message };
  }
  switch (status.phase) {
    case 'Succeeded':
      return { status: 'Healthy', message: status.message };
    case 'Failed':
      return { status: 'Degraded', message: status.message };
    case 'Running':
      return (policy ?? 'Always') === 'Always' &&
        conditionsOf(object).some(
          c => c.type === 'Ready' && c.status === 'True',
        )
        ? { status: 'Healthy', message: status.message }
        : progressing();
    case 'Pending':
      return progressing();
    default:
      return { status: 'Unknown' };
  }
}

interface LoadBalanced {
  loadBalancer?: { ingress?: unknown[] };
}

export function serviceHealth(object: KubernetesObject): Health {
  const spec = object.spec as { type?: string } | undefined;
  const status = (object.status ?? {}) as LoadBalanced;
  return spec?.type === 'LoadBalancer' && !status.loadBalancer?.ingress?.length
    ? progressing()
    : { status: 'Healthy' };
}

export function ingressHealth(object: KubernetesObject): Health {
  const status = (object.status ?? {}) as LoadBalanced;
  return status.loadBalancer?.ingress?.length
    ? { status: 'Healthy' }
    : progressing();
}

export function claimHealth(object: KubernetesObject): Health {
  const phase = (object.status as { phase?: string } | undefined)?.phase;
  if (phase === 'Lost') {
    return { status: 'Degraded' };
  }
  if (phase === 'Bound') {
    return { status: 'Healthy' };
  }
  return phase === 'Pending' ? progressing() : { status: 'Unknown' };
}

const AUTOSCALER_FAILURES = new Set([
  'FailedGetScale',
  'FailedUpdateScale',
  'FailedGetResourceMetric',
  'InvalidSelector',
]);

export function autoscalerHealth(object: KubernetesObject): Health {
  const conditions = conditionsOf(object);
  const failed = conditions.find(c => AUTOSCALER_FAILURES.has(c.reason ?? ''));
  if (failed) {
    return { status: 'Degraded', message: failed.message };
  }
  const able = conditions.find(
    c =>
      (c.type === 'AbleToScale' || c.type === 'ScalingLimited') &&
      c.status === 'True',
  );
  return able
    ? { status: 'Healthy', message: able.message }
    : progressing('Waiting to Autoscale');
}

export function disruptionBudgetHealth(object: KubernetesObject): Health {
  const conditions = conditionsOf(object);
  const failed = conditions.find(
    c => c.status === 'False' && c.reason !== 'InsufficientPods',
  );
  const last = failed ?? conditions[conditions.length - 1];
  return last
    ? {
        status: failed ? 'Degraded' : 'Healthy',
        message: `PodDisruptionBudget has ${last.reason}`,
      }
    : progressing('Waiting for status');
}

export function externalSecretHealth(object: KubernetesObject): Health {
  const ready = conditionsOf(object).find(c => c.type === 'Ready');
  if (!ready) {
    return progressing('Waiting for ExternalSecret');
  }
  return {
    status: ready.status === 'False' ? 'Degraded' : 'Healthy',
    message: ready.message,
  };
}

export function httpRouteHealth(object: KubernetesObject): Health {
  const { parents = [] } = (object.status ?? {}) as {
    parents?: Array<{
      parentRef: { name: string };
      conditions?: Condition[];
    }>;
  };
  const observed = parents.filter(parent =>
    parent.conditions?.some(
      c => c.observedGeneration === object.metadata.generation,
    ),
  );
  for (const parent of observed) {
    const failed = parent.conditions?.find(
      c =>
        ['ResolvedRefs', 'Accepted'].includes(c.type) && c.status === 'False',
    );
    if (failed) {
      return {
        status: 'Degraded',
        message: `Parent ${parent.parentRef.name}: ${failed.message}`,
      };
    }
  }
  return observed.length > 0
    ? { status: 'Healthy', message: 'HTTPRoute is healthy' }
    : progressing('Waiting for HTTPRoute status');
}

export function applicationSetHealth(object: KubernetesObject): Health {
  const find = (type: string, status: string) =>
    conditionsOf(object).find(c => c.type === type && c.status === status);
  const failed =
    find('ErrorOccurred', 'True') ?? find('ResourcesUpToDate', 'False');
  if (failed) {
    return { status: 'Degraded', message: failed.message };
  }
  const done = find('ResourcesUpToDate', 'True');
  return done
    ? { status: 'Healthy', message: done.message }
    : progressing('Waiting for the status to be reported');
}
