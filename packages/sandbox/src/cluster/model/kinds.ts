/** A kind that the cluster knows. */
export interface Kind {
  group: string;
  version: string;
  kind: string;
  plural: string;
  namespaced: boolean;
  shortNames?: string[];
  /** Name of the type in Kubernetes' own description; custom resources have none. */
  model?: string;
}

const custom = (
  group: string,
  version: string,
  kind: string,
  plural: string,
): Kind => ({ group, version, kind, plural, namespaced: true });

const builtIn = (
  group: string,
  version: string,
  kind: string,
  plural: string,
  model: string,
  shortNames?: string[],
): Kind => ({
  group,
  version,
  kind,
  plural,
  namespaced: kind !== 'Namespace' && kind !== 'Node',
  model,
  shortNames,
});

/** Everything that the baseline chart, its environments and Argo CD use. */
export const KINDS: readonly Kind[] = [
  builtIn('', 'v1', 'Namespace', 'namespaces', 'V1Namespace', ['ns']),
  builtIn('', 'v1', 'Pod', 'pods', 'V1Pod', ['po']),
  builtIn('', 'v1', 'Service', 'services', 'V1Service', ['svc']),
  builtIn('', 'v1', 'ServiceAccount', 'serviceaccounts', 'V1ServiceAccount', [
    'sa',
  ]),
  builtIn('', 'v1', 'ConfigMap', 'configmaps', 'V1ConfigMap', ['cm']),
  builtIn('', 'v1', 'ResourceQuota', 'resourcequotas', 'V1ResourceQuota', [
    'quota',
  ]),
  builtIn('', 'v1', 'LimitRange', 'limitranges', 'V1LimitRange', ['limits']),
  builtIn(
    '',
    'v1',
    'PersistentVolumeClaim',
    'persistentvolumeclaims',
    'V1PersistentVolumeClaim',
    ['pvc'],
  ),
  builtIn('', 'v1', 'Event', 'events', 'CoreV1Event', ['ev']),
  builtIn('apps', 'v1', 'Deployment', 'deployments', 'V1Deployment', [
    'deploy',
  ]),
  builtIn('apps', 'v1', 'ReplicaSet', 'replicasets', 'V1ReplicaSet', ['rs']),
  builtIn('apps', 'v1', 'StatefulSet', 'statefulsets', 'V1StatefulSet', [
    'sts',
  ]),
  builtIn(
    'apps',
    'v1',
    'ControllerRevision',
    'controllerrevisions',
    'V1ControllerRevision',
  ),
  builtIn('apps', 'v1', 'DaemonSet', 'daemonsets', 'V1DaemonSet', ['ds']),
  builtIn('batch', 'v1', 'Job', 'jobs', 'V1Job'),
  builtIn('batch', 'v1', 'CronJob', 'cronjobs', 'V1CronJob', ['cj']),
  builtIn(
    'autoscaling',
    'v2',
    'HorizontalPodAutoscaler',
    'horizontalpodautoscalers',
    'V2HorizontalPodAutoscaler',
    ['hpa'],
  ),
  builtIn(
    'policy',
    'v1',
    'PodDisruptionBudget',
    'poddisruptionbudgets',
    'V1PodDisruptionBudget',
    ['pdb'],
  ),
  builtIn(
    'networking.k8s.io',
    'v1',
    'NetworkPolicy',
    'networkpolicies',
    'V1NetworkPolicy',
    ['netpol'],
  ),
  builtIn('networking.k8s.io', 'v1', 'Ingress', 'ingresses', 'V1Ingress', [
    'ing',
  ]),
  builtIn(
    'discovery.k8s.io',
    'v1',
    'EndpointSlice',
    'endpointslices',
    'V1EndpointSlice',
  ),
  custom('external-secrets.io', 'v1', 'ExternalSecret', 'externalsecrets'),
  custom('monitoring.coreos.com', 'v1', 'ServiceMonitor', 'servicemonitors'),
  custom('gateway.networking.k8s.io', 'v1', 'HTTPRoute', 'httproutes'),
  custom('networking.istio.io', 'v1', 'VirtualService', 'virtualservices'),
  custom('argoproj.io', 'v1alpha1', 'Application', 'applications'),
  custom('argoproj.io', 'v1alpha1', 'ApplicationSet', 'applicationsets'),
  custom('argoproj.io', 'v1alpha1', 'AppProject', 'appprojects'),
];

const byGroupKind = new Map(
  KINDS.map(kind => [`${kind.group}/${kind.kind}`, kind]),
);

export function findKind(group: string, kind: string): Kind | undefined {
  return byGroupKind.get(`${group}/${kind}`);
}

export function apiVersionOf(kind: Kind): string {
  return kind.group ? `${kind.group}/${kind.version}` : kind.version;
}
