import type { Functions } from '../expressions';

export type Result = 'success' | 'failure' | 'cancelled' | 'skipped';

/** How a job of a workflow ended, as its dependents see it. */
export interface JobOutcome {
  result: Result;
  outputs: Record<string, string>;
  /** Whether it or a job that it needs has failed. */
  failedAbove: boolean;
  /** Whether it and all jobs above it have succeeded: one that was skipped or forgiven by `always()` breaks the chain. */
  isClean: boolean;
}

/** The status functions of a job's `if:`. */
export function statusFunctions(
  needs: JobOutcome[],
  isCancelled: boolean,
): Functions {
  return {
    always: () => true,
    cancelled: () => isCancelled,
    success: () => !isCancelled && needs.every(need => need.isClean),
    failure: () => needs.some(need => need.failedAbove),
  };
}

/** One result of many: of a matrix's cells, of a workflow's jobs. */
export function combine(results: Result[]): Result {
  for (const result of ['failure', 'cancelled'] as const) {
    if (results.includes(result)) {
      return result;
    }
  }
  return results.length > 0 && results.every(result => result === 'skipped')
    ? 'skipped'
    : 'success';
}
