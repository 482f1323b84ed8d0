import {
  at,
  containersOf,
  describeManifest,
  list,
  Manifest,
  ofKind,
  Pods,
  podsOf,
  Tree,
} from './manifests';

type Rule<T> = [name: string, holds: (subject: T) => boolean];

const id = (value: unknown): boolean =>
  Number.isInteger(value) && Number(value) > 0;

/** Pod Security Standard "restricted" for the Pod, and what the chart promises beyond it. */
const POD_RULES: Rule<Tree>[] = [
  ['runAsNonRoot', spec => at(spec, 'securityContext.runAsNonRoot') === true],
  ['runAsUser', spec => id(at(spec, 'securityContext.runAsUser'))],
  ['runAsGroup', spec => id(at(spec, 'securityContext.runAsGroup'))],
  ['fsGroup', spec => id(at(spec, 'securityContext.fsGroup'))],
  [
    'seccompProfile',
    spec =>
      at(spec, 'securityContext.seccompProfile.type') === 'RuntimeDefault',
  ],
  [
    'automountServiceAccountToken',
    spec => spec.automountServiceAccountToken === false,
  ],
  ['enableServiceLinks', spec => spec.enableServiceLinks === false],
  [
    'host namespaces',
    spec => !spec.hostNetwork && !spec.hostPID && !spec.hostIPC,
  ],
  [
    'volumes',
    spec =>
      list(spec, 'volumes').every(
        volume =>
          volume.configMap || at(volume, 'emptyDir.sizeLimit') !== undefined,
      ),
  ],
];

const CONTAINER_RULES: Rule<Tree>[] = [
  [
    'allowPrivilegeEscalation',
    container =>
      at(container, 'securityContext.allowPrivilegeEscalation') === false,
  ],
  [
    'capabilities',
    container =>
      JSON.stringify(at(container, 'securityContext.capabilities')) ===
      '{"drop":["ALL"]}',
  ],
  [
    'readOnlyRootFilesystem',
    container =>
      at(container, 'securityContext.readOnlyRootFilesystem') === true,
  ],
  [
    'no override of the Pod',
    container =>
      Object.keys(at<Tree>(container, 'securityContext') ?? {}).every(key =>
        [
          'allowPrivilegeEscalation',
          'capabilities',
          'readOnlyRootFilesystem',
        ].includes(key),
      ),
  ],
  [
    'writable /tmp',
    container =>
      list(container, 'volumeMounts').some(mount => mount.mountPath === '/tmp'),
  ],
  [
    'requests',
    container =>
      at(container, 'resources.requests.cpu') !== undefined &&
      at(container, 'resources.requests.memory') !== undefined,
  ],
  [
    'memory limit',
    container => at(container, 'resources.limits.memory') !== undefined,
  ],
  [
    'image',
    container =>
      /(:(?!latest$)[\w][\w.-]*|@sha256:[0-9a-f]{64})$/.test(
        String(container.image),
      ),
  ],
  [
    'port names',
    container => list(container, 'ports').every(port => Boolean(port.name)),
  ],
  [
    'probes that differ',
    ({ livenessProbe: liveness, readinessProbe: readiness }) =>
      !liveness || JSON.stringify(liveness) !== JSON.stringify(readiness),
  ],
];

const broken = <T>(rules: Rule<T>[], subject: T, where: string): string[] =>
  rules
    .filter(([, holds]) => !holds(subject))
    .map(([name]) => `${where}: ${name}`);

function podViolations(pods: Pods): string[] {
  const where = describeManifest(pods.owner);
  return [
    ...broken(POD_RULES, pods.spec, where),
    ...containersOf(pods).flatMap(container =>
      broken(CONTAINER_RULES, container, `${where} ${container.name}`),
    ),
  ];
}

const NETWORK_RULES: Rule<Manifest>[] = [
  [
    'policyTypes',
    policy =>
      JSON.stringify(at(policy, 'spec.policyTypes')) === '["Ingress","Egress"]',
  ],
  [
    'metadata address',
    policy =>
      list(policy, 'spec.egress')
        .flatMap(rule => list(rule, 'to'))
        .map(peer => at<Tree>(peer, 'ipBlock') ?? {})
        .every(
          block =>
            (block.cidr !== '0.0.0.0/0' ||
              list<string>(block, 'except').includes('169.254.169.254/32')) &&
            (block.cidr !== '::/0' ||
              list<string>(block, 'except').includes('fd00:ec2::254/128')),
        ),
  ],
];

/** What these objects break of the chart's promise of security; empty when they keep it. */
export function securityViolations(manifests: Manifest[]): string[] {
  const policies = ofKind(manifests, 'NetworkPolicy');
  return [
    ...podsOf(manifests).flatMap(podViolations),
    ...ofKind(manifests, 'ServiceAccount')
      .filter(account => account.automountServiceAccountToken !== false)
      .map(
        account => `${describeManifest(account)}: automountServiceAccountToken`,
      ),
    ...policies.flatMap(policy =>
      broken(NETWORK_RULES, policy, describeManifest(policy)),
    ),
    ...(podsOf(manifests).length > 0 && policies.length !== 1
      ? ['NetworkPolicy: not one']
      : []),
    ...ofKind(manifests, 'PodDisruptionBudget')
      .filter(
        budget =>
          at(budget, 'spec.unhealthyPodEvictionPolicy') !== 'AlwaysAllow',
      )
      .map(budget => `${describeManifest(budget)}: unhealthyPodEvictionPolicy`),
    ...ofKind(manifests, 'Ingress')
      .filter(
        ingress =>
          JSON.stringify(
            list(ingress, 'spec.tls').flatMap(tls => tls.hosts),
          ) !==
          JSON.stringify(list(ingress, 'spec.rules').map(rule => rule.host)),
      )
      .map(ingress => `${describeManifest(ingress)}: TLS hosts`),
  ];
}
