import type { KubernetesObject } from '../../cluster';
import type { Health } from '../model';
import { conditionsOf, progressing } from './conditions';

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
