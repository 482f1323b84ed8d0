/** A Kubernetes object as helm rendered it. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: {
    name: string;
    namespace?: string;
    labels?: Labels;
    annotations?: Labels;
  };
  spec?: Tree;
  data?: Record<string, string>;
  automountServiceAccountToken?: boolean;
}

export type Labels = Record<string, string>;

/** What is read of an object is read by path: see `at`. */
export type Tree = { [key: string]: unknown };

export interface Pods {
  owner: Manifest;
  labels: Labels;
  annotations: Labels;
  spec: Tree;
}

/** The value at a path such as `spec.ports.0.name`; undefined where it leads nowhere. */
export function at<T = unknown>(root: unknown, path: string): T | undefined {
  let value = root;
  for (const key of path.split('.')) {
    if (value === null || typeof value !== 'object') {
      return undefined;
    }
    value = (value as Tree)[key];
  }
  return value as T | undefined;
}

export function list<T = Tree>(root: unknown, path: string): T[] {
  return at<T[]>(root, path) ?? [];
}

const TEMPLATES: Record<string, string> = {
  Deployment: 'spec.template',
  StatefulSet: 'spec.template',
  CronJob: 'spec.jobTemplate.spec.template',
};

/** The Pods that these objects make, one entry for each workload. */
export function podsOf(manifests: Manifest[]): Pods[] {
  return manifests
    .filter(owner => owner.kind in TEMPLATES)
    .map(owner => {
      const template = at<Tree>(owner, TEMPLATES[owner.kind])!;
      return {
        owner,
        labels: at<Labels>(template, 'metadata.labels') ?? {},
        annotations: at<Labels>(template, 'metadata.annotations') ?? {},
        spec: at<Tree>(template, 'spec')!,
      };
    });
}

/** Every container of a Pod, init and sidecar containers included. */
export function containersOf(pods: Pods): Tree[] {
  return [
    ...list(pods.spec, 'initContainers'),
    ...list(pods.spec, 'containers'),
  ];
}

export function ofKind(manifests: Manifest[], kind: string): Manifest[] {
  return manifests.filter(manifest => manifest.kind === kind);
}

export function describeManifest(manifest: Manifest): string {
  return `${manifest.kind}/${manifest.metadata.name}`;
}

/** Paths of nulls, which a cluster reads as "take it away", and a person as a mistake. */
export function nullsIn(value: unknown, path = ''): string[] {
  if (value === null) {
    return [path];
  }
  if (typeof value !== 'object') {
    return [];
  }
  return Object.entries(value as Tree).flatMap(([key, child]) =>
    nullsIn(child, path ? `${path}.${key}` : key),
  );
}
