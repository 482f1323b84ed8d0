/** GitHub's words for where a run, a job or a step stands, and for how it ended. */
export const RUN_STATUSES = ['queued', 'in_progress', 'completed'] as const;
export const RUN_CONCLUSIONS = [
  'success',
  'failure',
  'cancelled',
  'skipped',
  'timed_out',
  'neutral',
  'action_required',
  'startup_failure',
  'stale',
] as const;
export type RunStatus = (typeof RUN_STATUSES)[number];
export type RunConclusion = (typeof RUN_CONCLUSIONS)[number];

export interface PipelineRun {
  id: number;
  number: number;
  title: string;
  branch: string;
  commit: string;
  actor: string;
  event: string;
  status: RunStatus;
  conclusion?: RunConclusion;
  startedAt: string;
  updatedAt: string;
  url: string;
}

export interface PipelineJob {
  id: number;
  name: string;
  status: RunStatus;
  conclusion?: RunConclusion;
  startedAt?: string;
  completedAt?: string;
  url?: string;
  steps: Array<{
    number: number;
    name: string;
    status: RunStatus;
    conclusion?: RunConclusion;
    startedAt?: string;
    completedAt?: string;
  }>;
}
