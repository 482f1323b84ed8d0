import {
  matchesSelector,
  refOf,
  type JsonObject,
  type LabelSelector,
  type LiveObject,
} from '../model';
import type { ObjectStore } from '../ObjectStore';
import type { Controller } from './Controller';
import { resolveShare } from './rollout';
import { isReady, statusOf, withCondition, type Condition } from './workload';

interface BudgetSpec {
  selector: LabelSelector;
  maxUnavailable?: number | string;
  minAvailable?: number | string;
}

/** Counts how many Pods of a budget may be disrupted. */
export class DisruptionBudgetController implements Controller {
  readonly kinds = ['PodDisruptionBudget'];

  constructor(
    private readonly store: ObjectStore,
    private readonly now: () => Date,
  ) {}

  reconcile(budget: LiveObject): undefined {
    const spec = budget.spec as unknown as BudgetSpec;
    const pods = this.store
      .list({ kind: 'Pod', namespace: budget.metadata.namespace })
      .filter(pod => matchesSelector(spec.selector, pod.metadata.labels));
    const healthy = pods.filter(isReady).length;
    const desired =
      spec.minAvailable === undefined
        ? pods.length -
          resolveShare(spec.maxUnavailable ?? 0, pods.length, 'up')
        : resolveShare(spec.minAvailable, pods.length, 'up');
    const allowed = Math.max(0, healthy - desired);
    const before =
      statusOf<{ conditions: Condition[] }>(budget).conditions ?? [];
    const condition: Condition = {
      type: 'DisruptionAllowed',
      status: allowed > 0 ? 'True' : 'False',
      reason: allowed > 0 ? 'SufficientPods' : 'InsufficientPods',
      message: '',
      observedGeneration: budget.metadata.generation,
    };
    this.store.setStatus(refOf(budget), {
      observedGeneration: budget.metadata.generation,
      currentHealthy: healthy,
      desiredHealthy: desired,
      disruptionsAllowed: allowed,
      expectedPods: pods.length,
      conditions: withCondition(
        before,
        condition,
        this.now(),
      ) as unknown as JsonObject[],
    });
    return undefined;
  }
}
