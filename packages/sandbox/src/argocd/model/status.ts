import type { ApplicationSource, RetryStrategy } from './spec';

export type HealthCode =
  | 'Healthy'
  | 'Suspended'
  | 'Progressing'
  | 'Missing'
  | 'Degraded'
  | 'Unknown';

export interface Health {
  status: HealthCode;
  message?: string;
}

export type SyncCode = 'Synced' | 'OutOfSync' | 'Unknown';

export interface ResourceStatus {
  group?: string;
  version: string;
  kind: string;
  namespace?: string;
  name: string;
  status: SyncCode;
  health?: Health;
  requiresPruning?: boolean;
  syncWave?: number;
}

export interface ApplicationCondition {
  type: string;
  message: string;
  lastTransitionTime?: string;
}

export type OperationPhase =
  | 'Running'
  | 'Terminating'
  | 'Failed'
  | 'Error'
  | 'Succeeded';

export interface SyncOperation {
  revision?: string;
  revisions?: string[];
  prune?: boolean;
  dryRun?: boolean;
  source?: ApplicationSource;
  sources?: ApplicationSource[];
  syncOptions?: string[];
}

export interface Initiator {
  username?: string;
  automated?: boolean;
}

export interface Operation {
  sync: SyncOperation;
  initiatedBy: Initiator;
  retry?: RetryStrategy;
}

export interface ResourceResult {
  group: string;
  version: string;
  kind: string;
  namespace: string;
  name: string;
  status?: 'Synced' | 'SyncFailed' | 'Pruned' | 'PruneSkipped';
  message: string;
  hookPhase?: string;
  syncPhase?: string;
}

export interface SyncResult {
  revision?: string;
  revisions?: string[];
  source?: ApplicationSource;
  sources?: ApplicationSource[];
  resources?: ResourceResult[];
}

export interface OperationState {
  operation: Operation;
  phase: OperationPhase;
  message?: string;
  startedAt: string;
  finishedAt?: string;
  retryCount?: number;
  syncResult?: SyncResult;
}

export interface RevisionHistory extends SyncResult {
  id: number;
  deployStartedAt: string;
  deployedAt: string;
  initiatedBy: Initiator;
}

export interface ApplicationStatus {
  sync: {
    status: SyncCode;
    revision?: string;
    revisions?: string[];
    comparedTo: {
      source?: ApplicationSource;
      sources?: ApplicationSource[];
      destination: Record<string, unknown>;
    };
  };
  health: Health & { lastTransitionTime?: string };
  resources?: ResourceStatus[];
  conditions?: ApplicationCondition[];
  history?: RevisionHistory[];
  operationState?: OperationState;
  reconciledAt?: string;
  sourceType?: string;
  sourceTypes?: string[];
  summary?: { images?: string[]; externalURLs?: string[] };
  controllerNamespace?: string;
}

export function isOver(state: OperationState | undefined): boolean {
  return !state || !['Running', 'Terminating'].includes(state.phase);
}
