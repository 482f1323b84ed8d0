import type { KubernetesObject } from '../../cluster';
import type { Health } from '../model';
import { conditionsOf, progressing } from './conditions';

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
