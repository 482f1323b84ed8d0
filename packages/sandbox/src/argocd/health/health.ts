import { groupOf, type KubernetesObject } from '../../cluster';
import type { Health, HealthCode } from '../model';
import { httpRouteHealth, ingressHealth, serviceHealth } from './network';
import { applicationSetHealth, externalSecretHealth } from './operators';
import { podHealth } from './pods';
import { autoscalerHealth, disruptionBudgetHealth } from './scaling';
import { claimHealth } from './storage';
import {
  cronJobHealth,
  deploymentHealth,
  jobHealth,
  replicaSetHealth,
  statefulSetHealth,
} from './workloads';

const RULES: Record<string, (object: KubernetesObject) => Health> = {
  '/PersistentVolumeClaim': claimHealth,
  '/Pod': podHealth,
  '/Service': serviceHealth,
  'apps/Deployment': deploymentHealth,
  'apps/ReplicaSet': replicaSetHealth,
  'apps/StatefulSet': statefulSetHealth,
  'argoproj.io/ApplicationSet': applicationSetHealth,
  'autoscaling/HorizontalPodAutoscaler': autoscalerHealth,
  'batch/CronJob': cronJobHealth,
  'batch/Job': jobHealth,
  'external-secrets.io/ExternalSecret': externalSecretHealth,
  'gateway.networking.k8s.io/HTTPRoute': httpRouteHealth,
  'networking.k8s.io/Ingress': ingressHealth,
  'policy/PodDisruptionBudget': disruptionBudgetHealth,
};

/** Health of one object by Argo CD's rules; kinds without a rule have none. */
export function healthOf(object: KubernetesObject): Health | undefined {
  const rule = RULES[`${groupOf(object.apiVersion)}/${object.kind}`];
  if (!rule) {
    return undefined;
  }
  if (object.metadata.deletionTimestamp) {
    return { status: 'Progressing', message: 'Pending deletion' };
  }
  const { status, message } = rule(object);
  return message ? { status, message } : { status };
}

const WORSE: readonly HealthCode[] = [
  'Healthy',
  'Suspended',
  'Progressing',
  'Missing',
  'Degraded',
  'Unknown',
];

/** The worst health of all; nothing at all is Healthy. */
export function aggregateHealth(codes: readonly HealthCode[]): HealthCode {
  return codes.reduce<HealthCode>(
    (worst, code) =>
      WORSE.indexOf(code) > WORSE.indexOf(worst) ? code : worst,
    'Healthy',
  );
}
