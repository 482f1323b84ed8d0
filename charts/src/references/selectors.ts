import {
  at,
  describeManifest,
  Labels,
  list,
  Manifest,
  ofKind,
  podsOf,
} from '../manifests';

export const matches = (selector: Labels, labels: Labels = {}): boolean =>
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

/** Selectors that miss one of the service's Pods, or catch a neighbour's. */
export function selectorViolations(
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
