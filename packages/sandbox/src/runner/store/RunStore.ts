import { mkdirSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { StateFile } from '../../core';
import {
  countersSchema,
  runRecordSchema,
  type JobRecord,
  type RunRecord,
} from './model';

/** Runs, their jobs and their logs on disk; a run is a file of its own, written whole at each change. */
export class RunStore {
  readonly #runs = new Map<number, StateFile<RunRecord>>();
  readonly #counters: StateFile<ReturnType<typeof countersSchema.parse>>;

  constructor(private readonly folder: string) {
    mkdirSync(join(folder, 'runs'), { recursive: true });
    mkdirSync(join(folder, 'logs'), { recursive: true });
    this.#counters = new StateFile(
      join(folder, 'counters.json'),
      countersSchema,
      {
        next: 1001,
        runNumbers: {},
        workflows: {},
      },
    );
    for (const file of readdirSync(join(folder, 'runs'))) {
      const id = Number(/^(\d+)\.json$/.exec(file)?.[1]);
      if (id) {
        this.#runs.set(id, this.#open(id));
      }
    }
  }

  /** An id that nothing else has. */
  nextId(): number {
    let id = 0;
    this.#counters.update(counters => {
      id = counters.next;
      counters.next += 1;
    });
    return id;
  }

  workflowId(repository: string, path: string): number {
    const key = `${repository}:${path}`;
    if (!this.#counters.value.workflows[key]) {
      const id = this.nextId();
      this.#counters.update(counters => {
        counters.workflows[key] = id;
      });
    }
    return this.#counters.value.workflows[key];
  }

  create(run: Omit<RunRecord, 'id' | 'number'>): RunRecord {
    const key = `${run.repository}:${run.workflow.path}`;
    this.#counters.update(counters => {
      counters.runNumbers[key] = (counters.runNumbers[key] ?? 0) + 1;
    });
    const record = {
      ...run,
      id: this.nextId(),
      number: this.#counters.value.runNumbers[key],
    };
    const file = this.#open(record.id, record);
    file.update(() => {});
    this.#runs.set(record.id, file);
    return record;
  }

  /** Newest first. */
  list(repository?: string): RunRecord[] {
    return [...this.#runs.values()]
      .map(file => file.value)
      .filter(run => !repository || sameName(run.repository, repository))
      .sort((a, b) => b.id - a.id);
  }

  find(id: number): RunRecord | undefined {
    return this.#runs.get(id)?.value;
  }

  findJob(id: number): { run: RunRecord; job: JobRecord } | undefined {
    for (const { value: run } of this.#runs.values()) {
      const job = run.jobs.find(candidate => candidate.id === id);
      if (job) {
        return { run, job };
      }
    }
    return undefined;
  }

  update(id: number, change: (run: RunRecord) => void): void {
    this.#runs.get(id)?.update(run => {
      change(run);
      run.updatedAt = new Date().toISOString();
    });
  }

  updateJob(
    runId: number,
    jobId: number,
    change: (job: JobRecord) => void,
  ): void {
    this.update(runId, run => {
      const job = run.jobs.find(candidate => candidate.id === jobId);
      if (job) {
        change(job);
      }
    });
  }

  /** Keeps the newest artifact of a name; returns its id. */
  recordArtifact(runId: number, name: string, size: number): number {
    const id = this.nextId();
    this.update(runId, run => {
      run.artifacts = [
        ...run.artifacts.filter(artifact => artifact.name !== name),
        { id, name, size, createdAt: new Date().toISOString() },
      ];
    });
    return id;
  }

  /** Where the log of a job is written. */
  logFile(jobId: number): string {
    return join(this.folder, 'logs', `${jobId}.log`);
  }

  /** What a job has written so far. */
  async readLog(jobId: number): Promise<string> {
    try {
      return await readFile(this.logFile(jobId), 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
        return '';
      }
      throw error;
    }
  }

  #open(id: number, initial?: RunRecord): StateFile<RunRecord> {
    return new StateFile(
      join(this.folder, 'runs', `${id}.json`),
      runRecordSchema,
      initial as RunRecord,
    );
  }
}

function sameName(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}
