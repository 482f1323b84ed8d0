import type { KubernetesObject } from '../../cluster';
import type { Health } from '../model';
import { progressing } from './conditions';

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
