import type { KubernetesObject } from '../../cluster';
import type { Health } from '../model';
import { conditionsOf, progressing } from './conditions';

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
