import type { Limit } from 'p-limit';
import type { Value } from '../expressions';
import type { JobServices } from '../job';
import type { RunRecord, RunStore } from '../store';
import type { ConcurrencyGate } from './ConcurrencyGate';
import type { LoadedWorkflow } from './loadWorkflow';

/** A run with all that its execution needs. */
export interface RunExecution {
  run: RunRecord;
  workflow: LoadedWorkflow;
  repositoryId: number;
  services: JobServices;
  store: RunStore;
  gate: ConcurrencyGate;
  /** Keeps the number of jobs at once down. */
  limit: Limit;
  /** Where jobs work and logs are. */
  workDir: string;
  logFile(jobId: number): string;
  cancelled: AbortController;
  stopping: AbortSignal;
}

/** One workflow of a run: the run's own, or one that a job of it calls. */
export interface Call {
  workflow: LoadedWorkflow;
  inputs: Record<string, Value>;
  secrets: Record<string, Value>;
  /** Ids and names of the calling jobs, each followed by a slash. */
  keyPrefix: string;
  namePrefix: string;
}
