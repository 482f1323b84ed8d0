import {
  groupOf,
  versionOf,
  type Cluster,
  type LiveObject,
} from '../../cluster';
import { healthOf } from '../health';

/** Objects and everything that they own, each once. */
export function descendants(
  cluster: Pick<Cluster, 'childrenOf'>,
  roots: readonly LiveObject[],
): LiveObject[] {
  const found = new Map<string, LiveObject>();
  const visit = (object: LiveObject) => {
    if (!found.has(object.metadata.uid)) {
      found.set(object.metadata.uid, object);
      cluster.childrenOf(object.metadata.uid).forEach(visit);
    }
  };
  roots.forEach(visit);
  return [...found.values()];
}

interface PodFields {
  spec?: { containers?: Array<{ image: string }>; nodeName?: string };
  status?: {
    phase?: string;
    containerStatuses?: Array<{
      ready: boolean;
      restartCount: number;
      state?: { waiting?: { reason?: string } };
    }>;
  };
}

/** An object as the resource tree shows it. */
export function treeNode(object: LiveObject) {
  const { metadata } = object;
  const health = healthOf(object);
  const info = infoOf(object);
  const images = imagesOf(object);
  return {
    group: groupOf(object.apiVersion),
    version: versionOf(object.apiVersion),
    kind: object.kind,
    ...(metadata.namespace && { namespace: metadata.namespace }),
    name: metadata.name,
    uid: metadata.uid,
    ...(metadata.ownerReferences && {
      parentRefs: metadata.ownerReferences.map(owner => ({
        group: groupOf(owner.apiVersion),
        kind: owner.kind,
        namespace: metadata.namespace,
        name: owner.name,
        uid: owner.uid,
      })),
    }),
    resourceVersion: metadata.resourceVersion,
    createdAt: metadata.creationTimestamp,
    ...(health && { health }),
    ...(images.length > 0 && { images }),
    ...(info.length > 0 && { info }),
    ...(object.kind === 'Pod' && {
      networkingInfo: { labels: metadata.labels ?? {} },
    }),
  };
}

function imagesOf(object: LiveObject): string[] {
  return object.kind === 'Pod'
    ? ((object as PodFields).spec?.containers ?? []).map(({ image }) => image)
    : [];
}

function infoOf(object: LiveObject): Array<{ name: string; value: string }> {
  const revision =
    object.metadata.annotations?.['deployment.kubernetes.io/revision'];
  if (object.kind === 'ReplicaSet' && revision) {
    return [{ name: 'Revision', value: `Rev:${revision}` }];
  }
  if (object.kind !== 'Pod') {
    return [];
  }
  const { phase = '', containerStatuses = [] } =
    (object as PodFields).status ?? {};
  const waiting = containerStatuses.find(item => item.state?.waiting?.reason);
  const ready = containerStatuses.filter(item => item.ready).length;
  const restarts = containerStatuses.reduce(
    (sum, item) => sum + item.restartCount,
    0,
  );
  return [
    {
      name: 'Status Reason',
      value: waiting?.state?.waiting?.reason ?? phase,
    },
    { name: 'Containers', value: `${ready}/${containerStatuses.length}` },
    ...(restarts > 0
      ? [{ name: 'Restart Count', value: String(restarts) }]
      : []),
  ];
}
