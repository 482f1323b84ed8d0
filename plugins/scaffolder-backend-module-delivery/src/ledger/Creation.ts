import { z } from 'zod';
import type { CreationState } from './transitions';

/**
 * What a creation has begun or made, by system. A key is there from just before the first write to that system,
 * so that a clean-up knows where to look even when the process died before it heard the answer.
 */
export const madeSchema = z
  .object({
    repository: z
      .object({
        id: z.number().optional(),
        defaultBranch: z.string().optional(),
        /** ISO 8601, by GitHub's clock. */
        createdAt: z.string().optional(),
      })
      .optional(),
    ecr: z.object({ name: z.string().optional() }).optional(),
    gitops: z
      .object({
        commit: z.string().optional(),
        pullRequests: z.array(z.number()).optional(),
      })
      .optional(),
    applications: z.array(z.string()).optional(),
    /** Of a repository that was there before: the branch with a pull request. */
    proposal: z.object({ branch: z.string() }).optional(),
  })
  .strict();

export type Made = z.infer<typeof madeSchema>;

/** One creation of a service, as the ledger keeps it. */
export interface Creation {
  id: string;
  service: string;
  /** The scaffolder task; also the marker on everything that the creation makes. */
  taskId: string;
  state: CreationState;
  /** Counts the entries of actions. */
  version: number;
  made: Made;
  /** Why the last clean-up failed. */
  problem?: string;
  createdAt: string;
  updatedAt: string;
}
