import {
  sourcesOf,
  type Application,
  type Operation,
  type OperationState,
  type RevisionHistory,
  type SyncResult,
} from '../model';
import { retryDelay, type SyncOutcome } from '../sync';
import { revisionFields, secondsOf, sourceFields } from './status';

export function beginOperation(
  operation: Operation,
  now: Date,
): OperationState {
  return {
    operation,
    phase: 'Running',
    message: 'waiting to start',
    startedAt: secondsOf(now),
  };
}

/** The revisions that an attempt must use, or undefined for the newest. */
export function wantedRevisions(
  application: Application,
  state: OperationState,
): string[] | undefined {
  const { sync, retry } = state.operation;
  if ((state.retryCount ?? 0) > 0 && retry?.refresh) {
    return undefined;
  }
  if (sync.revisions?.length) {
    return sync.revisions;
  }
  return sync.revision && sourcesOf(application.spec).length === 1
    ? [sync.revision]
    : undefined;
}

/** The state of an operation after an attempt, and in how many milliseconds the next one is due. */
export function afterAttempt(options: {
  application: Application;
  state: OperationState;
  outcome: SyncOutcome;
  revisions: string[];
  now: Date;
}): { state: OperationState; retryAfter?: number } {
  const { application, outcome, now } = options;
  const { spec } = application;
  const syncResult: SyncResult = {
    ...revisionFields(spec, options.revisions),
    ...sourceFields(spec),
    resources: outcome.results,
  };
  const state: OperationState = {
    ...options.state,
    phase: outcome.phase,
    message: outcome.message,
    syncResult,
  };
  if (outcome.phase === 'Running') {
    return { state };
  }
  const attempts = state.retryCount ?? 0;
  const retryAfter =
    outcome.phase === 'Succeeded'
      ? undefined
      : retryDelay(state.operation.retry, attempts);
  if (retryAfter === undefined) {
    return { state: { ...state, finishedAt: secondsOf(now) } };
  }
  const at = new Date(now.getTime() + retryAfter);
  return {
    retryAfter,
    state: {
      ...state,
      phase: 'Running',
      retryCount: attempts + 1,
      finishedAt: secondsOf(now),
      message: `${outcome.message}. Retrying attempt #${
        attempts + 1
      } at ${secondsOf(at)}.`,
    },
  };
}

/** The history with a finished sync at its end, as long as it may be. */
export function withHistory(
  application: Application,
  state: OperationState,
  now: Date,
): RevisionHistory[] {
  const { history = [] } = application.status;
  const { resources: _resources, ...synced } = state.syncResult ?? {};
  const last = history[history.length - 1];
  const entry: RevisionHistory = {
    ...synced,
    id: last ? last.id + 1 : 0,
    deployStartedAt: state.startedAt,
    deployedAt: secondsOf(now),
    initiatedBy: state.operation.initiatedBy,
  };
  return [...history, entry].slice(
    -(application.spec.revisionHistoryLimit ?? 10),
  );
}

export function terminated(state: OperationState, now: Date): OperationState {
  return {
    ...state,
    phase: 'Failed',
    message: 'Operation terminated',
    finishedAt: secondsOf(now),
  };
}
