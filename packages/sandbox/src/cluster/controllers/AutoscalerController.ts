import { refOf, type JsonObject, type LiveObject } from '../model';
import type { ObjectStore } from '../ObjectStore';
import type { Controller } from './Controller';
import { specOf, statusOf, withCondition, type Condition } from './workload';

interface AutoscalerSpec {
  scaleTargetRef: { kind: string; name: string };
  minReplicas?: number;
  maxReplicas: number;
}

/** Keeps a workload's replicas between minimum and maximum. The simulated load never asks for more. */
export class AutoscalerController implements Controller {
  readonly kinds = ['HorizontalPodAutoscaler'];

  constructor(
    private readonly store: ObjectStore,
    private readonly now: () => Date,
  ) {}

  reconcile(autoscaler: LiveObject): undefined {
    const spec = autoscaler.spec as unknown as AutoscalerSpec;
    const target = this.store.get({
      group: 'apps',
      kind: spec.scaleTargetRef.kind,
      namespace: autoscaler.metadata.namespace,
      name: spec.scaleTargetRef.name,
    });
    const before =
      statusOf<{ conditions: Condition[] }>(autoscaler).conditions ?? [];
    if (!target) {
      this.#report(autoscaler, before, {
        type: 'AbleToScale',
        status: 'False',
        reason: 'FailedGetScale',
        message: `the HPA controller was unable to get the target's current scale: ${spec.scaleTargetRef.name} not found`,
      });
      return undefined;
    }
    const current = specOf(target).replicas ?? 1;
    const wanted = Math.min(
      spec.maxReplicas,
      Math.max(spec.minReplicas ?? 1, current),
    );
    if (wanted !== current) {
      this.store.setSpec(refOf(target), { ...target.spec, replicas: wanted });
    }
    this.#report(
      autoscaler,
      before,
      {
        type: 'AbleToScale',
        status: 'True',
        reason: 'ReadyForNewScale',
        message: 'recommended size matches current size',
      },
      { currentReplicas: current, desiredReplicas: wanted },
    );
    return undefined;
  }

  #report(
    autoscaler: LiveObject,
    before: Condition[],
    condition: Condition,
    counts: JsonObject = { currentReplicas: 0, desiredReplicas: 0 },
  ): void {
    this.store.setStatus(refOf(autoscaler), {
      ...counts,
      conditions: withCondition(
        before,
        condition,
        this.now(),
      ) as unknown as JsonObject[],
    });
  }
}
