import type { JobRecords } from './JobRecords';
import type { LoadedWorkflow } from './loadWorkflow';

/** Shows jobs as queued before the first one starts. How many a matrix makes is not known yet: its jobs come later. */
export function announce(
  records: JobRecords,
  workflow: LoadedWorkflow,
  prefix = { key: '', name: '' },
): void {
  for (const [id, job] of Object.entries(workflow.definition.jobs)) {
    const key = prefix.key + id;
    const name = prefix.name + (job.name ?? id);
    const called = workflow.called[id];
    if (called && !job.strategy?.matrix) {
      announce(records, called, { key: `${key}/`, name: `${name} / ` });
    } else if (!called && !job.strategy?.matrix) {
      records.ensure(key, name);
    }
  }
}
