import type { Conclusion, JobRecord, RunStore, StepRecord } from '../store';
import type { JobResult } from '../job';

/** The job records of one run, by key. */
export class JobRecords {
  constructor(
    private readonly store: RunStore,
    private readonly runId: number,
  ) {}

  /** The record of a job, made where there is none yet: a run that starts again keeps the ids of its jobs. */
  ensure(key: string, name: string): Readonly<JobRecord> {
    const known = this.#find(job => job.key === key);
    if (known) {
      if (known.name !== name) {
        this.store.updateJob(this.runId, known.id, job => {
          job.name = name;
        });
      }
      return known;
    }
    const record: JobRecord = {
      id: this.store.nextId(),
      key,
      name,
      status: 'queued',
      conclusion: null,
      createdAt: now(),
      startedAt: null,
      completedAt: null,
      steps: [],
      outputs: {},
      reason: null,
      summary: '',
    };
    this.store.update(this.runId, run => run.jobs.push(record));
    return record;
  }

  begin(id: number): void {
    this.store.updateJob(this.runId, id, job => {
      job.status = 'in_progress';
      job.startedAt = now();
    });
  }

  steps(id: number, steps: StepRecord[]): void {
    this.store.updateJob(this.runId, id, job => {
      job.steps = structuredClone(steps);
    });
  }

  end(id: number, result: JobResult): void {
    this.store.updateJob(this.runId, id, job => {
      complete(job, result.conclusion, result.reason);
      job.outputs = result.outputs;
      job.summary = result.summary;
    });
  }

  /** Ends the job of a key, and all jobs below it, that have not ended yet. */
  finish(key: string, conclusion: Conclusion, reason?: string): void {
    this.store.update(this.runId, run => {
      run.jobs
        .filter(
          job =>
            job.status !== 'completed' &&
            (job.key === key ||
              key === '' ||
              job.key.startsWith(`${key.replace(/\/$/, '')}/`)),
        )
        .forEach(job => complete(job, conclusion, reason ?? null));
    });
  }

  #find(test: (job: JobRecord) => boolean): JobRecord | undefined {
    return this.store.find(this.runId)?.jobs.find(test);
  }
}

function complete(
  job: JobRecord,
  conclusion: Conclusion,
  reason: string | null,
): void {
  job.status = 'completed';
  job.conclusion = conclusion;
  job.reason = reason;
  job.startedAt ??= now();
  job.completedAt = now();
  for (const step of job.steps) {
    if (step.status !== 'completed') {
      step.status = 'completed';
      step.conclusion = conclusion === 'skipped' ? 'skipped' : 'cancelled';
      step.completedAt = now();
    }
  }
}

function now(): string {
  return new Date().toISOString();
}
