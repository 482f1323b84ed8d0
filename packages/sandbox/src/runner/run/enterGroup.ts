import {
  evaluateDeep,
  evaluateTemplate,
  toText,
  truthy,
  type Scope,
} from '../expressions';
import type { Concurrency } from '../workflow';
import type { RunExecution } from './execution';

/** Waits for a `concurrency` group. Resolves with what frees it, or with undefined where the run was overtaken. */
export async function enterGroup(
  { run, gate, cancelled, stopping }: RunExecution,
  concurrency: Concurrency | undefined,
  scope: Scope,
): Promise<(() => void) | undefined> {
  if (!concurrency) {
    return () => {};
  }
  const group = toText(evaluateTemplate(concurrency.group, scope));
  const flag = evaluateDeep(concurrency.cancelInProgress, scope);
  return gate.enter(
    `${run.repository}:${group}`,
    {
      runId: run.id,
      cancel: () => cancelled.abort(),
      signal: AbortSignal.any([cancelled.signal, stopping]),
    },
    truthy(flag),
  );
}
