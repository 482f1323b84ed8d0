import { join } from 'node:path';
import { evaluateDeep, type Scope, type Value } from '../expressions';
import { executeJob } from '../job';
import type { Call, RunExecution } from './execution';
import type { JobRecords } from './JobRecords';
import type { Result } from './results';

const NEVER = new AbortController().signal;
const DEFAULT_MINUTES = 360;

/** Runs a job that has steps of its own, as soon as there is room for one. */
export async function runLeaf(
  execution: RunExecution,
  records: JobRecords,
  leaf: {
    call: Call;
    id: string;
    key: string;
    name: string;
    /** With needs, inputs and the cell of the matrix. */
    scope: Scope;
    github: Record<string, Value>;
  },
): Promise<{ result: Result; outputs: Record<string, string> }> {
  const { call, id, key, scope } = leaf;
  const record = records.ensure(key, leaf.name);
  if (record.conclusion === 'success') {
    return { result: 'success', outputs: record.outputs };
  }
  const { workflow } = call;
  const definition = workflow.definition.jobs[id];
  // A job that runs although the run is cancelled cleans up: nothing cancels it any more.
  const isCleanUp = execution.cancelled.signal.aborted;
  return execution.limit(async () => {
    const { aborted } = execution.cancelled.signal;
    if (execution.stopping.aborted || (aborted && !isCleanUp)) {
      records.finish(key, 'cancelled');
      return { result: 'cancelled', outputs: {} };
    }
    records.begin(record.id);
    const minutes = definition['timeout-minutes'] ?? DEFAULT_MINUTES;
    const result = await executeJob({
      plan: {
        run: execution.run,
        jobId: record.id,
        name: id,
        definition: {
          ...definition,
          'timeout-minutes': Number(evaluateDeep(minutes, scope)),
        },
        source: workflow.source,
        defaults: workflow.definition.defaults,
        permissions: definition.permissions ?? workflow.permissions,
        workflowEnv: workflow.definition.env,
        github: { ...leaf.github },
        contexts: scope.contexts,
      },
      services: execution.services,
      folder: join(execution.workDir, String(record.id)),
      logFile: execution.logFile(record.id),
      cancelled: isCleanUp ? NEVER : execution.cancelled.signal,
      stopping: execution.stopping,
      onSteps: steps => records.steps(record.id, steps),
    });
    if (!execution.stopping.aborted) {
      records.end(record.id, result);
    }
    const ended = result.conclusion as Result;
    // A job that this machine cannot run stops nothing: the pipeline goes on without it.
    return {
      result: ended === 'skipped' ? 'success' : ended,
      outputs: result.outputs,
    };
  });
}
