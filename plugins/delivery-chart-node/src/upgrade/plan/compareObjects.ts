import { compareValues } from './compareValues';
import { byKindAndName } from './kinds';
import type { KubernetesObject, ObjectDifference } from '../model';

/** The objects that come, change and go, by kind and name. */
export function compareObjects(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
): ObjectDifference[] {
  const old = byKindAndName(before);
  const young = byKindAndName(after);
  const kinds = [...new Set([...old.keys(), ...young.keys()])].sort();
  return kinds.flatMap(kind => {
    const was = old.get(kind) ?? new Map<string, KubernetesObject>();
    const is = young.get(kind) ?? new Map<string, KubernetesObject>();
    const names = [...new Set([...was.keys(), ...is.keys()])].sort();
    return names.flatMap((name): ObjectDifference[] => {
      const [previous, next] = [was.get(name), is.get(name)];
      if (!previous || !next) {
        return [{ kind, name, change: next ? 'added' : 'removed', values: [] }];
      }
      const values = compareValues(previous, next);
      return values.length ? [{ kind, name, change: 'changed', values }] : [];
    });
  });
}

const KEEPS_PODS = ['apps/Deployment', 'apps/StatefulSet'];

/** Whether Kubernetes replaces running Pods: their template changes. A CronJob's takes effect in its next run. */
export function restartsPods(
  differences: readonly ObjectDifference[],
): boolean {
  return differences.some(
    ({ kind, values }) =>
      KEEPS_PODS.includes(kind) &&
      values.some(({ path }) => /^spec\.template(\.|$)/.test(path)),
  );
}
