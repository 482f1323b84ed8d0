import { z } from 'zod';

const status = z.enum(['queued', 'in_progress', 'completed']);
const conclusion = z
  .enum([
    'success',
    'failure',
    'cancelled',
    'skipped',
    'timed_out',
    'startup_failure',
  ])
  .nullable();
const time = z.string().nullable();

const stepRecordSchema = z.object({
  number: z.number(),
  name: z.string(),
  status,
  conclusion,
  startedAt: time,
  completedAt: time,
});

const jobRecordSchema = z.object({
  id: z.number(),
  /** Where it stands in the run: ids of jobs joined by a slash, with the cell of a matrix. */
  key: z.string(),
  name: z.string(),
  status,
  conclusion,
  createdAt: z.string(),
  startedAt: time,
  completedAt: time,
  steps: z.array(stepRecordSchema),
  outputs: z.record(z.string()),
  /** Why it was skipped, or could not start. */
  reason: z.string().nullable(),
  /** Markdown that its steps wrote for people. */
  summary: z.string().default(''),
});

const artifactSchema = z.object({
  id: z.number(),
  name: z.string(),
  size: z.number(),
  createdAt: z.string(),
});

export const runRecordSchema = z.object({
  id: z.number(),
  number: z.number(),
  attempt: z.number(),
  /** `owner/name` */
  repository: z.string(),
  workflow: z.object({ id: z.number(), name: z.string(), path: z.string() }),
  /** What its workflow calls: `owner/name/path@version`, and the commit that this is. */
  referencedWorkflows: z
    .array(z.object({ path: z.string(), sha: z.string() }))
    .default([]),
  title: z.string(),
  event: z.string(),
  /** `refs/heads/main`, `refs/pull/1/merge` */
  ref: z.string(),
  headBranch: z.string(),
  headSha: z.string(),
  baseRef: z.string(),
  actor: z.string(),
  pullRequest: z.number().nullable(),
  /** `github.event` */
  payload: z.record(z.unknown()),
  inputs: z.record(z.string()),
  status,
  conclusion,
  /** Why the run could not start. */
  reason: z.string().nullable(),
  createdAt: z.string(),
  startedAt: z.string(),
  updatedAt: z.string(),
  jobs: z.array(jobRecordSchema),
  artifacts: z.array(artifactSchema),
});

export const countersSchema = z.object({
  next: z.number(),
  /** The last run number of each `owner/name:workflow path`. */
  runNumbers: z.record(z.number()),
  /** The id of each `owner/name:workflow path`. */
  workflows: z.record(z.number()),
});

export type Conclusion = NonNullable<z.infer<typeof conclusion>>;
export type StepRecord = z.infer<typeof stepRecordSchema>;
export type JobRecord = z.infer<typeof jobRecordSchema>;
export type ArtifactRecord = z.infer<typeof artifactSchema>;
export type RunRecord = z.infer<typeof runRecordSchema>;
