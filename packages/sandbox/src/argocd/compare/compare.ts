import {
  differs,
  findKind,
  groupOf,
  keyOf,
  refOf,
  versionOf,
  type KubernetesObject,
  type LiveObject,
} from '../../cluster';
import { healthOf } from '../health';
import type { ApplicationCondition, Health, ResourceStatus } from '../model';
import { trackedBy, waveOf, withTrackingId } from './tracking';

/** One object as it should be, as it is, or both. */
export interface Compared {
  target?: KubernetesObject;
  live?: LiveObject;
  status: ResourceStatus;
}

export interface CompareInput {
  application: string;
  /** Namespace of objects that name none. */
  namespace: string;
  manifests: readonly KubernetesObject[];
  /** Everything that runs and belongs to the Application. */
  managed: readonly LiveObject[];
  find: (target: KubernetesObject) => LiveObject | undefined;
}

/** Compares what should run with what runs. */
export function compare(input: CompareInput): {
  resources: Compared[];
  conditions: ApplicationCondition[];
} {
  const conditions: ApplicationCondition[] = [];
  const targets = new Map<string, KubernetesObject>();
  for (const manifest of input.manifests.filter(isNoHook)) {
    const target = place(manifest, input.namespace);
    const key = keyOf(refOf(target));
    if (targets.has(key)) {
      conditions.push({
        type: 'RepeatedResourceWarning',
        message: `Resource ${key} appeared 2 times among application resources.`,
      });
    }
    targets.set(key, withTrackingId(target, input.application));
  }
  const resources = [...targets.values()].map(target => {
    const live = input.find(target);
    const owner = live && trackedBy(live);
    if (owner && owner !== input.application) {
      conditions.push({
        type: 'SharedResourceWarning',
        message: `${target.kind}/${target.metadata.name} is part of applications ${owner} and ${input.application}`,
      });
    }
    return comparedTarget(target, live);
  });
  const surplus = input.managed
    .filter(live => !targets.has(keyOf(refOf(live))))
    .map(live => ({
      live,
      status: resourceStatus(live, 'OutOfSync', healthOf(live), {
        requiresPruning: true,
      }),
    }));
  const all = [...resources, ...surplus].sort((a, b) =>
    sortKey(a) < sortKey(b) ? -1 : 1,
  );
  return { resources: all, conditions };
}

/** Hooks are no part of what is compared, in Argo CD or here. */
function isNoHook({ metadata: { annotations = {} } }: KubernetesObject) {
  return (
    !annotations['helm.sh/hook'] && !annotations['argocd.argoproj.io/hook']
  );
}

function place(
  manifest: KubernetesObject,
  namespace: string,
): KubernetesObject {
  const kind = findKind(groupOf(manifest.apiVersion), manifest.kind);
  const { namespace: given, ...metadata } = manifest.metadata;
  return kind && !kind.namespaced
    ? { ...manifest, metadata }
    : { ...manifest, metadata: { ...metadata, namespace: given ?? namespace } };
}

function comparedTarget(
  target: KubernetesObject,
  live: LiveObject | undefined,
): Compared {
  const health: Health | undefined = live
    ? healthOf(live)
    : { status: 'Missing' };
  const synced = live && !differs(live, target);
  return {
    target,
    live,
    status: resourceStatus(target, synced ? 'Synced' : 'OutOfSync', health),
  };
}

function resourceStatus(
  object: KubernetesObject,
  status: ResourceStatus['status'],
  health: Health | undefined,
  extra: Partial<ResourceStatus> = {},
): ResourceStatus {
  const group = groupOf(object.apiVersion);
  const wave = waveOf(object);
  return {
    ...(group && { group }),
    version: versionOf(object.apiVersion),
    kind: object.kind,
    ...(object.metadata.namespace && { namespace: object.metadata.namespace }),
    name: object.metadata.name,
    status,
    ...(health && { health }),
    ...(wave !== 0 && { syncWave: wave }),
    ...extra,
  };
}

function sortKey({ status }: Compared): string {
  return [
    status.group ?? '',
    status.kind,
    status.namespace ?? '',
    status.name,
  ].join('/');
}
