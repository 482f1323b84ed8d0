import type { KubernetesObject } from '../../cluster';
import type { Health } from '../model';
import { progressing, type Condition } from './conditions';

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
