import { Manifest, Tree } from '../manifests';
import { POD_CASES } from './podCases';
import { changed, kebab, podOf } from './policies';

/** An object that must be refused, by one policy alone. */
export interface Refused {
  object: Manifest;
  /** `policy: message`, as much of the message as is sure. */
  refusal: string;
}

/** Good objects of the environment dev, to spoil. */
export interface Good {
  deployment: Manifest;
  service: Manifest;
  ingress: Manifest;
}

/** Where the Pod is in objects that make one. */
const POD_PATHS: Record<string, string> = {
  Pod: '',
  CronJob: 'spec.jobTemplate.spec.template.',
  DaemonSet: 'spec.template.',
  Deployment: 'spec.template.',
  Job: 'spec.template.',
  StatefulSet: 'spec.template.',
};

/** Paths are those of the Pod's spec, or of its metadata where they say so. */
function spoiled(base: Manifest, name: string, changes: Tree): Manifest {
  const prefix = POD_PATHS[base.kind];
  return changed(base, {
    'metadata.name': name,
    ...Object.fromEntries(
      Object.entries(changes).map(([where, value]) => [
        where.startsWith('metadata.')
          ? `${prefix}${where}`
          : `${prefix}spec.${where}`,
        value,
      ]),
    ),
  });
}

/** The same Pod from every kind that makes Pods. */
function makersOf(deployment: Manifest): Manifest[] {
  const job = { template: (deployment.spec as any).template };
  const daily = { schedule: '@daily', jobTemplate: { spec: job } };
  return [
    deployment,
    { ...deployment, kind: 'DaemonSet', spec: job },
    { ...deployment, kind: 'StatefulSet', spec: job },
    { ...deployment, apiVersion: 'batch/v1', kind: 'Job', spec: job },
    { ...deployment, apiVersion: 'batch/v1', kind: 'CronJob', spec: daily },
  ];
}

/** One rule, broken in every kind of object and every kind of container. */
function privileged(deployment: Manifest): Refused[] {
  const pod = podOf(deployment);
  const key = 'securityContext.privileged';
  const container = (pod.spec as any).containers[0];
  const extra = changed({ ...pod, spec: container }, { [`spec.${key}`]: true });
  return [
    ...makersOf(deployment).map(maker =>
      spoiled(maker, 'privileged', { [`containers.0.${key}`]: true }),
    ),
    ...['initContainers', 'ephemeralContainers'].map(group =>
      spoiled(pod, kebab(group), { [group]: [extra.spec] }),
    ),
  ].map(object => ({
    object,
    refusal: `dev-pod-security: Pod Security: ${key} is not allowed: app`,
  }));
}

function ingresses(ingress: Manifest): Refused[] {
  const open =
    'dev-ingress-tls: Hosts of an Ingress are listed in spec.tls; missing: orders.acme.internal';
  const nameless =
    'dev-ingress-tls: Ingresses have rules, and every rule names its host.';
  const cases: [string, Tree][] = [
    [open, { 'spec.tls': undefined }],
    [open, { 'spec.tls.0.hosts': ['other.acme.internal'] }],
    [open, { 'spec.tls.0.hosts': ['*.internal'] }],
    [nameless, { 'spec.rules': undefined }],
    [nameless, { 'spec.rules.0.host': undefined }],
  ];
  return cases.map(([refusal, changes], index) => ({
    object: changed(ingress, {
      'metadata.name': `ingress-${index}`,
      ...changes,
    }),
    refusal,
  }));
}

export function refusedObjects({
  deployment,
  service,
  ingress,
}: Good): Refused[] {
  const pod = podOf(deployment);
  return [
    ...POD_CASES.map(({ policy, changes, message }, index) => ({
      object: spoiled(pod, `${kebab(policy)}-${index}`, changes),
      refusal: `dev-${kebab(policy)}: ${message}`,
    })),
    ...privileged(deployment),
    ...[pod, deployment].map(object => ({
      object: changed(object, {
        'metadata.name': 'lost',
        'metadata.namespace': 'default',
      }),
      refusal:
        'cluster-default-namespace: Nothing runs in the namespace default',
    })),
    {
      object: changed(service, { 'metadata.name': 'twin' }),
      refusal: `dev-service-selectors: Services have selectors of their own; the same selector has ${service.metadata.name}`,
    },
    ...ingresses(ingress),
  ];
}
