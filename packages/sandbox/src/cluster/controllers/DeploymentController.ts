import { ownedBy, refOf, type JsonObject, type LiveObject } from '../model';
import type { ObjectStore } from '../ObjectStore';
import type { Controller } from './Controller';
import { deploymentStatus, type DeploymentStatus } from './deploymentStatus';
import type { Recorder } from './Recorder';
import { nextReplicas, type Replicas } from './rollout';
import { specOf, statusOf, templateHash } from './workload';

const REVISION = 'deployment.kubernetes.io/revision';
const HASH = 'pod-template-hash';

/** Deployment to ReplicaSets: one for each Pod template, exchanged by a rolling update. */
export class DeploymentController implements Controller {
  readonly kinds = ['Deployment'];

  constructor(
    private readonly options: {
      store: ObjectStore;
      recorder: Recorder;
      now: () => Date;
      /** What `progressDeadlineSeconds` is multiplied by. */
      deadlineScale: number;
    },
  ) {}

  reconcile(deployment: LiveObject): number | undefined {
    const { store } = this.options;
    const spec = specOf(deployment);
    const hash = templateHash(spec.template);
    const sets = store
      .childrenOf(deployment.metadata.uid)
      .filter(child => child.kind === 'ReplicaSet');
    const found = sets.find(set => set.metadata.labels?.[HASH] === hash);
    const current = this.#revise(
      deployment,
      found ?? this.#createSet(deployment, hash),
      sets,
    );
    const old = sets
      .filter(set => set.metadata.uid !== current.metadata.uid)
      .sort((a, b) => revisionOf(a) - revisionOf(b));

    if (!spec.paused) {
      this.#scale(deployment, current, old);
    }
    this.#forget(old, spec.revisionHistoryLimit ?? 10);
    return this.#report(deployment, current, old);
  }

  #createSet(deployment: LiveObject, hash: string): LiveObject {
    const { store, recorder } = this.options;
    const spec = specOf(deployment);
    const labels = { ...spec.template.metadata?.labels, [HASH]: hash };
    const set = store.create({
      apiVersion: 'apps/v1',
      kind: 'ReplicaSet',
      metadata: {
        name: `${deployment.metadata.name}-${hash}`,
        namespace: deployment.metadata.namespace,
        labels,
        ownerReferences: [ownedBy(deployment)],
      },
      spec: {
        replicas: 0,
        selector: {
          ...spec.selector,
          matchLabels: { ...spec.selector.matchLabels, [HASH]: hash },
        } as unknown as JsonObject,
        template: {
          ...spec.template,
          metadata: { ...spec.template.metadata, labels },
        } as unknown as JsonObject,
      },
    });
    recorder.event(
      deployment,
      'Normal',
      'ScalingReplicaSet',
      `Created replica set ${set.metadata.name}`,
    );
    return set;
  }

  /** Gives the current ReplicaSet the highest revision, and the Deployment the same. */
  #revise(
    deployment: LiveObject,
    current: LiveObject,
    sets: LiveObject[],
  ): LiveObject {
    const { store } = this.options;
    const highest = Math.max(
      0,
      ...sets
        .filter(set => set.metadata.uid !== current.metadata.uid)
        .map(revisionOf),
    );
    const revision =
      revisionOf(current) > highest ? revisionOf(current) : highest + 1;
    for (const object of [current, deployment]) {
      if (object.metadata.annotations?.[REVISION] !== String(revision)) {
        store.setMetadata(refOf(object), {
          annotations: {
            ...object.metadata.annotations,
            [REVISION]: String(revision),
          },
        });
      }
    }
    return store.get(refOf(current)) ?? current;
  }

  #scale(deployment: LiveObject, current: LiveObject, old: LiveObject[]): void {
    const { store } = this.options;
    const spec = specOf(deployment);
    const rolling = spec.strategy?.rollingUpdate ?? {};
    const recreate = spec.strategy?.type === 'Recreate';
    const desired = spec.replicas ?? 1;
    const alive = old.filter(set => (specOf(set).replicas ?? 0) > 0);
    const wanted =
      recreate && alive.length > 0
        ? new Map(alive.map(set => [set.metadata.name, 0]))
        : nextReplicas({
            desired,
            maxSurge: rolling.maxSurge ?? '25%',
            maxUnavailable: rolling.maxUnavailable ?? '25%',
            current: replicasOf(current),
            old: alive.map(replicasOf),
          });
    for (const set of [current, ...old]) {
      const replicas = wanted.get(set.metadata.name);
      if (replicas !== undefined && replicas !== specOf(set).replicas) {
        store.setSpec(refOf(set), { ...set.spec, replicas });
      }
    }
  }

  #forget(old: LiveObject[], limit: number): void {
    const idle = old.filter(
      set =>
        (specOf(set).replicas ?? 0) === 0 &&
        !statusOf<{ replicas: number }>(set).replicas,
    );
    for (const set of idle.slice(0, Math.max(0, idle.length - limit))) {
      this.options.store.delete(refOf(set));
    }
  }

  #report(
    deployment: LiveObject,
    current: LiveObject,
    old: LiveObject[],
  ): number | undefined {
    const { store, now, deadlineScale } = this.options;
    const spec = specOf(deployment);
    const { status, checkAgainAfter } = deploymentStatus({
      generation: deployment.metadata.generation,
      desired: spec.replicas ?? 1,
      maxUnavailable: spec.strategy?.rollingUpdate?.maxUnavailable ?? '25%',
      deadline: (spec.progressDeadlineSeconds ?? 600) * deadlineScale,
      name: deployment.metadata.name,
      current: store.get(refOf(current)) ?? current,
      old: old.flatMap(set => store.get(refOf(set)) ?? []),
      before: statusOf<DeploymentStatus>(deployment),
      now: now(),
    });
    store.setStatus(refOf(deployment), status as unknown as JsonObject);
    return checkAgainAfter;
  }
}

function revisionOf(set: LiveObject): number {
  return Number(set.metadata.annotations?.[REVISION] ?? 0);
}

function replicasOf(set: LiveObject): Replicas {
  return {
    name: set.metadata.name,
    wanted: specOf(set).replicas ?? 0,
    available:
      statusOf<{ availableReplicas: number }>(set).availableReplicas ?? 0,
  };
}
