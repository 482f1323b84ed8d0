import { ownedBy, refOf, type JsonObject, type LiveObject } from '../model';
import type { ObjectStore } from '../ObjectStore';
import type { Controller } from './Controller';
import { nextRun } from './cron';
import type { Recorder } from './Recorder';
import { statusOf, timestamp } from './workload';

interface CronJobSpec {
  schedule: string;
  suspend?: boolean;
  concurrencyPolicy?: string;
  successfulJobsHistoryLimit?: number;
  failedJobsHistoryLimit?: number;
  jobTemplate: {
    metadata?: { labels?: Record<string, string> };
    spec: JsonObject;
  };
}

interface CronJobStatus {
  lastScheduleTime: string;
  lastSuccessfulTime: string;
}

const LONGEST_TIMER = 3_600_000;

/** CronJob to Jobs, at the minutes of its schedule. */
export class CronJobController implements Controller {
  readonly kinds = ['CronJob'];

  constructor(
    private readonly store: ObjectStore,
    private readonly recorder: Recorder,
    private readonly now: () => Date,
  ) {}

  reconcile(cronJob: LiveObject): number | undefined {
    const spec = cronJob.spec as unknown as CronJobSpec;
    const status = statusOf<CronJobStatus>(cronJob);
    const now = this.now();
    const since = new Date(
      status.lastScheduleTime ?? cronJob.metadata.creationTimestamp,
    );
    let due: Date | undefined;
    try {
      due = nextRun(spec.schedule, since);
    } catch (error) {
      this.recorder.event(
        cronJob,
        'Warning',
        'UnparseableSchedule',
        `unparseable schedule: ${(error as Error).message}`,
      );
    }
    let scheduled = status.lastScheduleTime;
    if (due && due <= now && !spec.suspend) {
      // However long nobody looked, what was missed runs once.
      const minute = new Date(Math.floor(now.getTime() / 60_000) * 60_000);
      this.#run(cronJob, spec, minute);
      scheduled = timestamp(minute);
      due = nextRun(spec.schedule, minute);
    }
    this.#report(cronJob, spec, scheduled);
    return due && !spec.suspend
      ? Math.min(LONGEST_TIMER, Math.max(50, due.getTime() - now.getTime()))
      : undefined;
  }

  #run(cronJob: LiveObject, spec: CronJobSpec, at: Date): void {
    const jobs = this.#jobs(cronJob);
    const active = jobs.filter(job => !isOver(job));
    if (spec.concurrencyPolicy === 'Forbid' && active.length > 0) {
      return;
    }
    if (spec.concurrencyPolicy === 'Replace') {
      active.forEach(job => this.store.delete(refOf(job)));
    }
    const name = `${cronJob.metadata.name}-${at.getTime() / 60_000}`;
    const { namespace } = cronJob.metadata;
    if (this.store.get({ group: 'batch', kind: 'Job', namespace, name })) {
      return;
    }
    this.store.create({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: {
        name,
        namespace,
        labels: spec.jobTemplate.metadata?.labels,
        ownerReferences: [ownedBy(cronJob)],
      },
      spec: spec.jobTemplate.spec,
    });
    this.recorder.event(
      cronJob,
      'Normal',
      'SuccessfulCreate',
      `Created job ${name}`,
    );
  }

  #report(
    cronJob: LiveObject,
    spec: CronJobSpec,
    scheduled: string | undefined,
  ): void {
    const jobs = this.#jobs(cronJob);
    const ended = (type: string) => jobs.filter(job => isOver(job, type));
    const { lastSuccessfulTime } = statusOf<CronJobStatus>(cronJob);
    const times = ended('Complete').map(
      job => statusOf<{ completionTime: string }>(job).completionTime ?? '',
    );
    const last = [lastSuccessfulTime ?? '', ...times].sort().at(-1);
    const surplus = [
      ...oldest(ended('Complete'), spec.successfulJobsHistoryLimit ?? 3),
      ...oldest(ended('Failed'), spec.failedJobsHistoryLimit ?? 1),
    ];
    surplus.forEach(job => this.store.delete(refOf(job)));
    const active = jobs.filter(job => !isOver(job));
    this.store.setStatus(refOf(cronJob), {
      ...(active.length > 0 && {
        active: active.map(job => ({
          apiVersion: 'batch/v1',
          kind: 'Job',
          name: job.metadata.name,
          namespace: job.metadata.namespace,
          uid: job.metadata.uid,
        })),
      }),
      ...(scheduled && { lastScheduleTime: scheduled }),
      ...(last && { lastSuccessfulTime: last }),
    });
  }

  #jobs(cronJob: LiveObject): LiveObject[] {
    return this.store
      .childrenOf(cronJob.metadata.uid)
      .filter(child => child.kind === 'Job');
  }
}

function isOver(job: LiveObject, type?: string): boolean {
  const { conditions = [] } = statusOf<{
    conditions: Array<{ type: string; status: string }>;
  }>(job);
  return conditions.some(
    condition =>
      condition.status === 'True' && (!type || condition.type === type),
  );
}

function oldest(jobs: LiveObject[], kept: number): LiveObject[] {
  return jobs.slice(0, Math.max(0, jobs.length - kept));
}
