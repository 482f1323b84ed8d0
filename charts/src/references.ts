import {
  at,
  containersOf,
  describeManifest,
  Labels,
  list,
  Manifest,
  ofKind,
  Pods,
  podsOf,
  Tree,
} from './manifests';

const matches = (selector: Labels, labels: Labels = {}): boolean =>
  Object.keys(selector).length > 0 &&
  Object.entries(selector).every(([key, value]) => labels[key] === value);

interface Selector {
  where: string;
  labels: Labels;
}

/** Every selector in the output that is meant for the service's own Pods. */
function podSelectors(manifests: Manifest[]): Selector[] {
  const of = (kind: string, path: string): Selector[] =>
    ofKind(manifests, kind).map(manifest => ({
      where: `${describeManifest(manifest)} ${path}`,
      labels: at<Labels>(manifest, path) ?? {},
    }));
  return [
    ...of('Service', 'spec.selector'),
    ...of('Deployment', 'spec.selector.matchLabels'),
    ...of('StatefulSet', 'spec.selector.matchLabels'),
    ...of('PodDisruptionBudget', 'spec.selector.matchLabels'),
    ...of('NetworkPolicy', 'spec.podSelector.matchLabels'),
    ...podsOf(manifests).flatMap(pods =>
      list(pods.spec, 'topologySpreadConstraints').map(constraint => ({
        where: `${describeManifest(pods.owner)} spread over ${
          constraint.topologyKey
        }`,
        labels: at<Labels>(constraint, 'labelSelector.matchLabels') ?? {},
      })),
    ),
  ];
}

function selectorViolations(
  manifests: Manifest[],
  neighbours: Manifest[],
): string[] {
  const own = podsOf(manifests);
  const others = podsOf(neighbours);
  return podSelectors(manifests).flatMap(({ where, labels }) => [
    ...own
      .filter(pods => !matches(labels, pods.labels))
      .map(pods => `${where} misses ${describeManifest(pods.owner)}`),
    ...others
      .filter(pods => matches(labels, pods.labels))
      .map(
        pods =>
          `${where} catches ${describeManifest(pods.owner)} of a neighbour`,
      ),
  ]);
}

const hasPort = (service: Manifest, port: unknown): boolean =>
  list(service, 'spec.ports').some(
    ({ name, port: number }) => name === port || number === port,
  );

/** Services with these labels: a ServiceMonitor must find exactly one, its own. */
function monitorViolations(
  manifests: Manifest[],
  neighbours: Manifest[],
): string[] {
  return ofKind(manifests, 'ServiceMonitor').flatMap(monitor => {
    const selector = at<Labels>(monitor, 'spec.selector.matchLabels') ?? {};
    const found = ofKind([...manifests, ...neighbours], 'Service').filter(
      service => matches(selector, service.metadata.labels),
    );
    const port = at(monitor, 'spec.endpoints.0.port');
    return found.length === 1 && hasPort(found[0], port)
      ? []
      : [
          `${describeManifest(monitor)} finds ${
            found.length
          } Services with port ${port}`,
        ];
  });
}

/** Names that one object gives for another: [who, kind, name, port]. */
function objectReferences(
  manifests: Manifest[],
): [Manifest, string, string, unknown?][] {
  const service = (
    kind: string,
    read: (manifest: Manifest) => Array<[unknown, unknown]>,
  ): [Manifest, string, string, unknown?][] =>
    ofKind(manifests, kind).flatMap(manifest =>
      read(manifest).map(
        ([name, port]): [Manifest, string, string, unknown?] => [
          manifest,
          'Service',
          String(name),
          port,
        ],
      ),
    );
  return [
    ...service('Ingress', ingress =>
      list(ingress, 'spec.rules')
        .flatMap(rule => list(rule, 'http.paths'))
        .map(route => [
          at(route, 'backend.service.name'),
          at(route, 'backend.service.port.name'),
        ]),
    ),
    ...service('HTTPRoute', route =>
      list(route, 'spec.rules')
        .flatMap(rule => list(rule, 'backendRefs'))
        .map(({ name, port }) => [name, port]),
    ),
    ...service('VirtualService', virtual =>
      list(virtual, 'spec.http')
        .flatMap(rule => list(rule, 'route'))
        .map(route => [
          at<string>(route, 'destination.host')?.replace(
            `.${virtual.metadata.namespace}.svc.cluster.local`,
            '',
          ),
          at(route, 'destination.port.number'),
        ]),
    ),
    ...ofKind(manifests, 'HorizontalPodAutoscaler').map(
      (autoscaler): [Manifest, string, string] => [
        autoscaler,
        at<string>(autoscaler, 'spec.scaleTargetRef.kind')!,
        at<string>(autoscaler, 'spec.scaleTargetRef.name')!,
      ],
    ),
    ...ofKind(manifests, 'StatefulSet').map(
      (set): [Manifest, string, string] => [
        set,
        'Service',
        at<string>(set, 'spec.serviceName')!,
      ],
    ),
    ...podsOf(manifests).flatMap(podReferences),
  ];
}

function podReferences(pods: Pods): [Manifest, string, string][] {
  const sources = containersOf(pods).flatMap(container =>
    list(container, 'envFrom'),
  );
  const named = (
    kind: string,
    names: unknown[],
  ): [Manifest, string, string][] =>
    names.filter(Boolean).map(name => [pods.owner, kind, String(name)]);
  return [
    ...named(
      'ServiceAccount',
      [pods.spec.serviceAccountName].filter(name => name !== 'default'),
    ),
    ...named('ConfigMap', [
      ...sources.map(source => at(source, 'configMapRef.name')),
      ...list(pods.spec, 'volumes').map(volume => at(volume, 'configMap.name')),
    ]),
    ...named(
      'ExternalSecret',
      sources.map(source => at(source, 'secretRef.name')),
    ),
  ];
}

/** Named ports, mounts and files that lead nowhere inside a Pod. */
function podViolations(pods: Pods, manifests: Manifest[]): string[] {
  const where = describeManifest(pods.owner);
  const volumes = [
    ...list(pods.spec, 'volumes'),
    ...list(pods.owner, 'spec.volumeClaimTemplates').map(
      claim => at<Tree>(claim, 'metadata') ?? {},
    ),
  ].map(volume => volume.name);
  const files = ofKind(manifests, 'ConfigMap').flatMap(map =>
    Object.keys(map.data ?? {}),
  );
  const ports = containersOf(pods).flatMap(container =>
    list(container, 'ports'),
  );
  const names = ports.map(port => port.name);
  const containerNames = containersOf(pods).map(container => container.name);

  return [
    ...containersOf(pods).flatMap(container =>
      list(container, 'volumeMounts').flatMap(mount => [
        ...(volumes.includes(mount.name)
          ? []
          : [`${where}: no volume ${mount.name}`]),
        ...(!mount.subPath || files.includes(String(mount.subPath))
          ? []
          : [`${where}: no file ${mount.subPath}`]),
      ]),
    ),
    ...containersOf(pods)
      .flatMap(container =>
        ['livenessProbe', 'readinessProbe', 'startupProbe'].flatMap(probe =>
          ['httpGet', 'tcpSocket'].map(how =>
            at(container, `${probe}.${how}.port`),
          ),
        ),
      )
      .filter(port => typeof port === 'string' && !names.includes(port))
      .map(port => `${where}: probe of no port ${port}`),
    ...ofKind(manifests, 'Service')
      .flatMap(service => list(service, 'spec.ports'))
      .filter(port => !names.includes(port.targetPort))
      .map(port => `${where}: Service to no port ${port.targetPort}`),
    ...ofKind(manifests, 'NetworkPolicy')
      .flatMap(policy => list(policy, 'spec.ingress'))
      .flatMap(rule => list(rule, 'ports'))
      .filter(
        ({ port }) =>
          !ports.some(({ containerPort }) => containerPort === port),
      )
      .map(({ port }) => `${where}: NetworkPolicy for no port ${port}`),
    ...[names, containerNames, volumes]
      .filter(all => new Set(all).size !== all.length)
      .map(all => `${where}: the same name twice in ${all}`),
  ];
}

/**
 * Selectors that do not match exactly the Pods they are meant for, and references that lead nowhere.
 * `neighbours` are objects of other services in the same namespace.
 */
export function referenceViolations(
  manifests: Manifest[],
  neighbours: Manifest[] = [],
): string[] {
  const missing = objectReferences(manifests)
    .filter(
      ([, kind, name, port]) =>
        !manifests.some(
          manifest =>
            manifest.kind === kind &&
            manifest.metadata.name === name &&
            (port === undefined || hasPort(manifest, port)),
        ),
    )
    .map(
      ([who, kind, name, port]) =>
        `${describeManifest(who)} needs ${kind}/${name}${
          port ? ` with port ${port}` : ''
        }`,
    );
  return [
    ...selectorViolations(manifests, neighbours),
    ...monitorViolations(manifests, neighbours),
    ...missing,
    ...podsOf(manifests).flatMap(pods => podViolations(pods, manifests)),
  ];
}
