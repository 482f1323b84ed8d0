import type { KubernetesObject } from '../../cluster';
import type { Health } from '../model';

export interface Condition {
  type: string;
  status: string;
  reason?: string;
  message?: string;
  observedGeneration?: number;
}

export const conditionsOf = (object: KubernetesObject): Condition[] =>
  ((object.status as { conditions?: Condition[] } | undefined)?.conditions ??
    []) as Condition[];

export const progressing = (message?: string): Health =>
  message ? { status: 'Progressing', message } : { status: 'Progressing' };
