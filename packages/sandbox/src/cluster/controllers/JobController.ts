import { ownedBy, refOf, type JsonObject, type LiveObject } from '../model';
import type { ObjectStore } from '../ObjectStore';
import type { Controller } from './Controller';
import {
  statusOf,
  templateHash,
  timestamp,
  withoutZeros,
  type Condition,
  type PodTemplate,
} from './workload';

interface JobSpec {
  completions?: number;
  parallelism?: number;
  backoffLimit?: number;
  suspend?: boolean;
  ttlSecondsAfterFinished?: number;
  template: PodTemplate;
}

interface JobStatus {
  startTime: string;
  completionTime: string;
  conditions: Condition[];
}

/** Job to Pods that run to an end, as often as it takes or may. */
export class JobController implements Controller {
  readonly kinds = ['Job'];

  constructor(
    private readonly store: ObjectStore,
    private readonly now: () => Date,
  ) {}

  reconcile(job: LiveObject): number | undefined {
    const spec = job.spec as unknown as JobSpec;
    const before = statusOf<JobStatus>(job);
    if (before.conditions?.length) {
      return this.#expire(job, spec, before.conditions[0]);
    }
    if (spec.suspend) {
      return undefined;
    }
    const pods = this.store.childrenOf(job.metadata.uid);
    const inPhase = (...phases: string[]) =>
      pods.filter(pod =>
        phases.includes(statusOf<{ phase: string }>(pod).phase ?? 'Pending'),
      ).length;
    const succeeded = inPhase('Succeeded');
    const failed = inPhase('Failed');
    let active = inPhase('Pending', 'Running');
    const completions = spec.completions ?? 1;
    const over = this.#verdict(spec, succeeded >= completions, failed);
    const room = Math.min(spec.parallelism ?? 1, completions - succeeded);
    for (; !over && active < room; active += 1) {
      this.#createPod(job, spec, pods.length + active);
    }
    const at = timestamp(this.now());
    this.store.setStatus(refOf(job), {
      startTime: before.startTime ?? at,
      ...withoutZeros({ active, succeeded, failed }),
      ...(over && { conditions: [over as unknown as JsonObject] }),
      ...(over?.type === 'Complete' && { completionTime: at }),
    });
    return undefined;
  }

  #verdict(
    spec: JobSpec,
    complete: boolean,
    failed: number,
  ): Condition | undefined {
    const at = timestamp(this.now());
    if (complete) {
      return {
        type: 'Complete',
        status: 'True',
        reason: 'CompletionsReached',
        message: 'Reached expected number of succeeded pods',
        lastTransitionTime: at,
      };
    }
    return failed > (spec.backoffLimit ?? 6)
      ? {
          type: 'Failed',
          status: 'True',
          reason: 'BackoffLimitExceeded',
          message: 'Job has reached the specified backoff limit',
          lastTransitionTime: at,
        }
      : undefined;
  }

  #expire(job: LiveObject, spec: JobSpec, over: Condition): number | undefined {
    if (spec.ttlSecondsAfterFinished === undefined) {
      return undefined;
    }
    const at =
      Date.parse(over.lastTransitionTime ?? '') +
      spec.ttlSecondsAfterFinished * 1000;
    const left = at - this.now().getTime();
    if (left > 0) {
      return left;
    }
    this.store.delete(refOf(job));
    return undefined;
  }

  #createPod(job: LiveObject, spec: JobSpec, index: number): void {
    const { name, namespace, uid } = job.metadata;
    this.store.create({
      apiVersion: 'v1',
      kind: 'Pod',
      metadata: {
        name: `${name}-${templateHash({ uid, index }).slice(0, 5)}`,
        namespace,
        labels: {
          ...spec.template.metadata?.labels,
          'batch.kubernetes.io/job-name': name,
          'job-name': name,
        },
        annotations: spec.template.metadata?.annotations,
        ownerReferences: [ownedBy(job)],
      },
      spec: { restartPolicy: 'Never', ...spec.template.spec } as JsonObject,
    });
  }
}
