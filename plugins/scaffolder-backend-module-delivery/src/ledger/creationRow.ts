import { madeSchema, type Creation, type Made } from './Creation';
import type { CreationState } from './transitions';

export const TABLE = 'delivery_creations';

/** A creation as the database keeps it: times in ISO 8601, what was made as JSON. */
export interface Row {
  id: string;
  service: string;
  task_id: string;
  state: CreationState;
  version: number;
  made: string;
  cleaner: string | null;
  cleaner_until: string | null;
  problem: string | null;
  created_at: string;
  updated_at: string;
}

/** What was made, with what has been made since. */
export function merge(before: Made, made: Made): Made {
  return {
    ...before,
    ...made,
    ...(made.repository && {
      repository: { ...before.repository, ...made.repository },
    }),
    ...(made.ecr && { ecr: { ...before.ecr, ...made.ecr } }),
    ...(made.gitops && { gitops: { ...before.gitops, ...made.gitops } }),
  };
}

export function toCreation(row: Row): Creation {
  return {
    id: row.id,
    service: row.service,
    taskId: row.task_id,
    state: row.state,
    version: row.version,
    made: madeSchema.parse(JSON.parse(row.made)),
    problem: row.problem ?? undefined,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}

/** The time, or one that many seconds on, as the rows keep it. */
export function now(plusSeconds = 0): string {
  return new Date(Date.now() + plusSeconds * 1000).toISOString();
}
