import type { RunRecord } from '../store';
import type { LoadedWorkflow } from './loadWorkflow';

/** The workflows that a workflow calls, and those that they call. */
export function referencedBy({
  definition,
  called,
}: LoadedWorkflow): RunRecord['referencedWorkflows'] {
  return Object.entries(called).flatMap(([id, one]) => {
    const { repository, commit } = one.source;
    // A file of the same repository is called at the caller's commit, by no version of its own.
    const version = definition.jobs[id].uses?.split('@')[1] ?? commit;
    return [
      { path: `${repository}/${one.path}@${version}`, sha: commit },
      ...referencedBy(one),
    ];
  });
}
