import { groupOf, type KubernetesObject } from '../../cluster';

const TRACKING_ID = 'argocd.argoproj.io/tracking-id';
const SYNC_OPTIONS = 'argocd.argoproj.io/sync-options';
const SYNC_WAVE = 'argocd.argoproj.io/sync-wave';

/** The object with the mark by which Argo CD knows whose it is. */
export function withTrackingId(
  object: KubernetesObject,
  application: string,
): KubernetesObject {
  const { name, namespace = '', annotations } = object.metadata;
  const id = `${application}:${groupOf(object.apiVersion)}/${
    object.kind
  }:${namespace}/${name}`;
  return {
    ...object,
    metadata: {
      ...object.metadata,
      annotations: { ...annotations, [TRACKING_ID]: id },
    },
  };
}

/** The Application that an object belongs to. A copied mark, which names another object, counts for nothing. */
export function trackedBy(object: KubernetesObject): string | undefined {
  const id = object.metadata.annotations?.[TRACKING_ID];
  if (!id) {
    return undefined;
  }
  const [application, kind, name] = id.split(':');
  const itself =
    kind === `${groupOf(object.apiVersion)}/${object.kind}` &&
    name?.split('/')[1] === object.metadata.name;
  return itself ? application : undefined;
}

export function hasSyncOption(
  object: KubernetesObject,
  option: string,
): boolean {
  return (object.metadata.annotations?.[SYNC_OPTIONS] ?? '')
    .split(',')
    .some(item => item.trim() === option);
}

export function waveOf(object: KubernetesObject): number {
  const wave = Number.parseInt(
    object.metadata.annotations?.[SYNC_WAVE] ?? '',
    10,
  );
  return Number.isNaN(wave) ? 0 : wave;
}
