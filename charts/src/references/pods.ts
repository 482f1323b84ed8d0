import {
  at,
  containersOf,
  describeManifest,
  list,
  Manifest,
  ofKind,
  Pods,
  Tree,
} from '../manifests';

/** Named ports, mounts and files that lead nowhere inside a Pod. */
export function podViolations(pods: Pods, manifests: Manifest[]): string[] {
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
