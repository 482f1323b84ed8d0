import type { KubernetesObject } from '../model';

/** Kind with its group and without its version: `apps/Deployment`, or `Service` in the core group. */
export function kindOf({ apiVersion, kind }: KubernetesObject): string {
  const slash = apiVersion.indexOf('/');
  return slash < 0 ? kind : `${apiVersion.slice(0, slash)}/${kind}`;
}

/** `apps/Deployment` and `orders` as `Deployment/orders`, as people and kubectl say it. */
export function describeObject(kind: string, name: string): string {
  return `${kind.slice(kind.lastIndexOf('/') + 1)}/${name}`;
}

/** Objects by kind, and within it by name. */
export function byKindAndName(
  objects: readonly KubernetesObject[],
): Map<string, Map<string, KubernetesObject>> {
  const kinds = new Map<string, Map<string, KubernetesObject>>();
  for (const object of objects) {
    const kind = kindOf(object);
    const names = kinds.get(kind) ?? new Map<string, KubernetesObject>();
    names.set(object.metadata.name, object);
    kinds.set(kind, names);
  }
  return kinds;
}
