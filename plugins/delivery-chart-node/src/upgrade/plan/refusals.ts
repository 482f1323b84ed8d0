import { isDeepStrictEqual } from 'node:util';
import { byKindAndName, describeObject } from './kinds';
import type { KubernetesObject, Refusal } from '../model';

/** Kinds whose loss is an outage or loses data, whatever comes in their place. */
const LASTING = [
  'PersistentVolumeClaim',
  'Service',
  'apps/DaemonSet',
  'apps/Deployment',
  'apps/StatefulSet',
  'batch/CronJob',
];

const SELECTING = [
  'Service',
  'apps/DaemonSet',
  'apps/Deployment',
  'apps/StatefulSet',
];

/** What Kubernetes lets change in the specification of a StatefulSet; everything else is refused by the API server. */
const MUTABLE_OF_STATEFUL_SET = [
  'minReadySeconds',
  'ordinals',
  'persistentVolumeClaimRetentionPolicy',
  'replicas',
  'revisionHistoryLimit',
  'template',
  'updateStrategy',
];

type Spec = Record<string, unknown>;

type Finding = Omit<Refusal, 'service'>;

const specOf = (object: KubernetesObject): Spec =>
  (object.spec as Spec | undefined) ?? {};

/**
 * What a cluster cannot change in place: a name or selector that changes deletes the object and makes another, or is
 * refused by the API server and then hangs the sync.
 */
export function findRefusals(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
): Finding[] {
  const old = byKindAndName(before);
  const young = byKindAndName(after);
  return [...old].flatMap(([kind, was]) => {
    const is = young.get(kind) ?? new Map<string, KubernetesObject>();
    return [
      ...lostNames(kind, [...was.keys()], [...is.keys()]),
      ...[...was].flatMap(([name, previous]) => {
        const next = is.get(name);
        return next ? fixedFields(kind, previous, next) : [];
      }),
    ];
  });
}

function lostNames(kind: string, was: string[], is: string[]): Finding[] {
  const lost = was.filter(name => !is.includes(name));
  const gained = is.filter(name => !was.includes(name));
  if (lost.length === 0 || (gained.length === 0 && !LASTING.includes(kind))) {
    return [];
  }
  const list = (names: string[]) =>
    names.map(name => describeObject(kind, name)).join(', ');
  return [
    {
      reason: 'name',
      message: gained.length
        ? `the name changes: ${list(lost)} would go and ${list(
            gained,
          )} would come`
        : `${list(lost)} would go`,
    },
  ];
}

function fixedFields(
  kind: string,
  previous: KubernetesObject,
  next: KubernetesObject,
): Finding[] {
  const what = describeObject(kind, next.metadata.name);
  const [was, is] = [specOf(previous), specOf(next)];
  const changed = (field: string) => !isDeepStrictEqual(was[field], is[field]);
  const findings: Finding[] = [];
  if (SELECTING.includes(kind) && changed('selector')) {
    findings.push({
      reason: 'selector',
      message: `the selector of ${what} changes from ${JSON.stringify(
        was.selector,
      )} to ${JSON.stringify(is.selector)}`,
    });
  }
  const frozen = frozenFields(kind, was, is).filter(changed);
  if (frozen.length) {
    findings.push({
      reason: 'immutable',
      message: `${what} would change in what Kubernetes does not let change: ${frozen
        .map(field => `spec.${field}`)
        .join(', ')}`,
    });
  }
  return findings;
}

function frozenFields(kind: string, was: Spec, is: Spec): string[] {
  if (kind === 'apps/StatefulSet') {
    return [...new Set([...Object.keys(was), ...Object.keys(is)])].filter(
      field => field !== 'selector' && !MUTABLE_OF_STATEFUL_SET.includes(field),
    );
  }
  // Headless once is headless for ever; addresses that the cluster gives are not in what is rendered.
  return kind === 'Service' ? ['clusterIP'] : [];
}
