import type { RunStore } from './RunStore';

/** Puts a run back to the start, for what has not succeeded yet. */
export function requeue(store: RunStore, id: number): void {
  store.update(id, run => {
    run.status = 'queued';
    run.conclusion = null;
    run.reason = null;
    for (const job of run.jobs.filter(
      ({ conclusion }) => conclusion !== 'success',
    )) {
      Object.assign(job, {
        status: 'queued',
        conclusion: null,
        startedAt: null,
        completedAt: null,
        reason: null,
        steps: [],
        outputs: {},
        summary: '',
      });
    }
  });
}
