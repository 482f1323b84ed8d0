import { randomInt } from 'node:crypto';
import { ownedBy, refOf, type JsonObject, type LiveObject } from '../model';
import type { ObjectStore } from '../ObjectStore';
import type { Controller } from './Controller';
import type { Recorder } from './Recorder';
import { isReady, specOf, withoutZeros } from './workload';

const ALPHABET = 'bcdfghjklmnpqrstvwxz2456789';

/** ReplicaSet to Pods: as many as it asks for. */
export class ReplicaSetController implements Controller {
  readonly kinds = ['ReplicaSet'];

  constructor(
    private readonly store: ObjectStore,
    private readonly recorder: Recorder,
  ) {}

  reconcile(set: LiveObject): undefined {
    const wanted = specOf(set).replicas ?? 0;
    const pods = this.store
      .childrenOf(set.metadata.uid)
      .filter(child => child.kind === 'Pod');
    for (let missing = wanted - pods.length; missing > 0; missing -= 1) {
      pods.push(this.#createPod(set));
    }
    // Those that are not ready go first, then the youngest.
    const surplus = [...pods]
      .sort(
        (a, b) =>
          Number(isReady(a)) - Number(isReady(b)) ||
          Number(b.metadata.resourceVersion) -
            Number(a.metadata.resourceVersion),
      )
      .slice(0, Math.max(0, pods.length - wanted));
    for (const pod of surplus) {
      this.store.delete(refOf(pod));
    }
    const kept = pods.filter(pod => !surplus.includes(pod));
    const ready = kept.filter(isReady).length;
    this.store.setStatus(refOf(set), {
      replicas: kept.length,
      ...withoutZeros({
        fullyLabeledReplicas: kept.length,
        readyReplicas: ready,
        availableReplicas: ready,
      }),
      observedGeneration: set.metadata.generation,
    });
    return undefined;
  }

  #createPod(set: LiveObject): LiveObject {
    const { template } = specOf(set);
    const suffix = Array.from(
      { length: 5 },
      () => ALPHABET[randomInt(ALPHABET.length)],
    ).join('');
    const pod = this.store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${set.metadata.name}-${suffix}`,
        namespace: set.metadata.namespace,
        labels: template.metadata?.labels,
        annotations: template.metadata?.annotations,
        ownerReferences: [ownedBy(set)],
      },
      spec: { restartPolicy: 'Always', ...template.spec } as JsonObject,
    });
    this.recorder.event(
      set,
      'Normal',
      'SuccessfulCreate',
      `Created pod: ${pod.metadata.name}`,
    );
    return pod;
  }
}
