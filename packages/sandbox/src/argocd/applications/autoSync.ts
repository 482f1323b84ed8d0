import { isDeepStrictEqual } from 'node:util';
import {
  isOver,
  type Application,
  type ApplicationCondition,
  type ApplicationStatus,
  type Operation,
} from '../model';
import { sourceFields } from './status';

export type AutoSyncDecision =
  | { kind: 'none' }
  | { kind: 'refuse'; condition: ApplicationCondition }
  | { kind: 'wait'; milliseconds: number }
  | { kind: 'sync'; operation: Operation };

/** Whether Argo CD starts a sync by itself, by the rules of its application controller. */
export function decideAutoSync(options: {
  application: Application;
  status: ApplicationStatus;
  revisions: string[];
  /** Milliseconds between a sync and the next one that only heals. */
  selfHealDelay: number;
  now: Date;
}): AutoSyncDecision {
  const { application, status, revisions, now } = options;
  const { spec } = application;
  const automated = spec.syncPolicy?.automated;
  const state = status.operationState;
  if (
    !automated ||
    automated.enabled === false ||
    status.sync.status !== 'OutOfSync' ||
    !isOver(state)
  ) {
    return { kind: 'none' };
  }
  const outOfSync = (status.resources ?? []).filter(
    resource => resource.status !== 'Synced',
  );
  const onlyPruning = outOfSync.every(resource => resource.requiresPruning);
  if (onlyPruning && !automated.prune) {
    return { kind: 'none' };
  }
  const name = revisions.join(', ');
  const result = state?.syncResult;
  const attempted =
    result !== undefined &&
    isDeepStrictEqual(result.revisions ?? [result.revision], revisions) &&
    isDeepStrictEqual(
      { source: result.source, sources: result.sources },
      { source: undefined, sources: undefined, ...sourceFields(spec) },
    );
  if (attempted && state?.phase !== 'Succeeded') {
    return refuse(
      `Failed last sync attempt to [${name}]: ${state?.message ?? ''}`,
    );
  }
  if (attempted && !automated.selfHeal) {
    return { kind: 'none' };
  }
  if (
    automated.prune &&
    !automated.allowEmpty &&
    (status.resources ?? []).length > 0 &&
    (status.resources ?? []).every(resource => resource.requiresPruning)
  ) {
    return refuse(
      `Skipping sync attempt to [${name}]: auto-sync will wipe out all resources`,
    );
  }
  if (attempted) {
    const since = now.getTime() - Date.parse(state?.finishedAt ?? '');
    if (since < options.selfHealDelay) {
      return { kind: 'wait', milliseconds: options.selfHealDelay - since };
    }
  }
  return {
    kind: 'sync',
    operation: {
      sync: {
        ...(spec.sources?.length ? { revisions } : { revision: revisions[0] }),
        prune: automated.prune ?? false,
        ...(spec.syncPolicy?.syncOptions && {
          syncOptions: spec.syncPolicy.syncOptions,
        }),
      },
      initiatedBy: { automated: true },
      retry: spec.syncPolicy?.retry ?? { limit: 5 },
    },
  };
}

function refuse(message: string): AutoSyncDecision {
  return { kind: 'refuse', condition: { type: 'SyncError', message } };
}
