import { ownedBy, refOf, type JsonObject, type LiveObject } from '../model';
import type { ObjectStore } from '../ObjectStore';
import type { Controller } from './Controller';
import {
  isReady,
  specOf,
  templateHash,
  withoutZeros,
  type WorkloadSpec,
} from './workload';

const REVISION = 'controller-revision-hash';

/** StatefulSet to numbered Pods and their claims; updates go from the highest number down, one at a time. */
export class StatefulSetController implements Controller {
  readonly kinds = ['StatefulSet'];

  constructor(private readonly store: ObjectStore) {}

  reconcile(set: LiveObject): undefined {
    const spec = specOf(set);
    const revision = `${set.metadata.name}-${templateHash(spec.template)}`;
    const wanted = spec.replicas ?? 1;
    const children = this.store.childrenOf(set.metadata.uid);
    this.#recordRevision(set, revision, children);
    const pods = children
      .filter(child => child.kind === 'Pod')
      .sort((a, b) => ordinal(a) - ordinal(b));

    for (const pod of pods.filter(item => ordinal(item) >= wanted)) {
      this.store.delete(refOf(pod));
    }
    const kept = pods.filter(pod => ordinal(pod) < wanted);
    const outdated = kept.filter(pod => revisionOf(pod) !== revision);
    const restless = kept.some(
      pod => !isReady(pod) && revisionOf(pod) === revision,
    );
    const next = outdated[outdated.length - 1];
    if (next && !restless && kept.length === wanted) {
      this.store.delete(refOf(next));
    } else {
      this.#fill(set, spec, revision, kept);
    }
    this.#report(set, revision, wanted);
    return undefined;
  }

  #fill(
    set: LiveObject,
    spec: WorkloadSpec,
    revision: string,
    pods: LiveObject[],
  ): void {
    const parallel = spec.podManagementPolicy === 'Parallel';
    for (let index = 0; index < (spec.replicas ?? 1); index += 1) {
      const pod = pods.find(item => ordinal(item) === index);
      if (!pod) {
        this.#createPod(set, spec, revision, index);
      }
      if (!parallel && (!pod || !isReady(pod))) {
        return;
      }
    }
  }

  #createPod(
    set: LiveObject,
    spec: WorkloadSpec,
    revision: string,
    index: number,
  ): void {
    const name = `${set.metadata.name}-${index}`;
    const { namespace } = set.metadata;
    for (const claim of spec.volumeClaimTemplates ?? []) {
      const ref = {
        group: '',
        kind: 'PersistentVolumeClaim',
        namespace,
        name: `${claim.metadata.name}-${name}`,
      };
      // Claims outlive their set: data is not deleted with what used it.
      if (!this.store.get(ref)) {
        this.store.create({
          apiVersion: 'v1',
          kind: ref.kind,
          metadata: {
            name: ref.name,
            namespace,
            labels: { ...spec.selector.matchLabels, ...claim.metadata.labels },
          },
          spec: claim.spec,
        });
      }
    }
    this.store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name,
        namespace,
        labels: {
          ...spec.template.metadata?.labels,
          [REVISION]: revision,
          'statefulset.kubernetes.io/pod-name': name,
          'apps.kubernetes.io/pod-index': String(index),
        },
        annotations: spec.template.metadata?.annotations,
        ownerReferences: [ownedBy(set)],
      },
      spec: { restartPolicy: 'Always', ...spec.template.spec } as JsonObject,
    });
  }

  #recordRevision(
    set: LiveObject,
    revision: string,
    children: LiveObject[],
  ): void {
    const revisions = children.filter(
      child => child.kind === 'ControllerRevision',
    );
    if (!revisions.some(child => child.metadata.name === revision)) {
      this.store.create({
        apiVersion: 'apps/v1',
        kind: 'ControllerRevision',
        metadata: {
          name: revision,
          namespace: set.metadata.namespace,
          ownerReferences: [ownedBy(set)],
        },
        revision: revisions.length + 1,
      });
    }
  }

  #report(set: LiveObject, revision: string, wanted: number): void {
    const pods = this.store
      .childrenOf(set.metadata.uid)
      .filter(child => child.kind === 'Pod');
    const updated = pods.filter(pod => revisionOf(pod) === revision);
    const ready = pods.filter(isReady).length;
    const complete =
      updated.length === wanted && updated.filter(isReady).length === wanted;
    const before = (set.status?.currentRevision as string) ?? revision;
    const current = complete ? revision : before;
    this.store.setStatus(refOf(set), {
      observedGeneration: set.metadata.generation,
      replicas: pods.length,
      availableReplicas: ready,
      collisionCount: 0,
      ...withoutZeros({
        readyReplicas: ready,
        currentReplicas: pods.filter(pod => revisionOf(pod) === current).length,
        updatedReplicas: updated.length,
      }),
      currentRevision: current,
      updateRevision: revision,
    });
  }
}

function ordinal(pod: LiveObject): number {
  return Number(/-(\d+)$/.exec(pod.metadata.name)?.[1] ?? 0);
}

function revisionOf(pod: LiveObject): string | undefined {
  return pod.metadata.labels?.[REVISION];
}
