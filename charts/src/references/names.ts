import {
  at,
  containersOf,
  describeManifest,
  list,
  Manifest,
  ofKind,
  Pods,
  podsOf,
} from '../manifests';
import { hasPort } from './monitors';

/** References to objects, or to ports of theirs, that are not there. */
export function nameViolations(manifests: Manifest[]): string[] {
  return objectReferences(manifests)
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
