/** Argo CD's words for sync and health, as the platform shows them. */
export type SyncStatus = 'Synced' | 'OutOfSync' | 'Unknown';
export type HealthStatus =
  | 'Healthy'
  | 'Progressing'
  | 'Degraded'
  | 'Suspended'
  | 'Missing'
  | 'Unknown';

/**
 * Where the release of a service in an environment stands, by the rule of design section 7:
 * - `awaiting-first-image`: no release yet;
 * - `progressing`: on its way;
 * - `healthy`, `failed`: the verdict on exactly this release;
 * - `unknown`: Argo CD has no answer (the message says why).
 */
export type ReleaseState =
  | 'awaiting-first-image'
  | 'progressing'
  | 'healthy'
  | 'failed'
  | 'unknown';

export interface EnvironmentStatus {
  environment: string;
  application: string;
  state: ReleaseState;
  /** A sentence for people, when there is more to say. */
  message?: string;
  sync: SyncStatus;
  health: HealthStatus;
  release?: {
    image: { repository: string; tag?: string; digest?: string };
    /** In the service's own repository; a prebuilt image has none. */
    commit?: string;
    run: string;
    actor: string;
    at: string;
  };
  links: {
    /** The Application in Argo CD's own UI. */
    argocd?: string;
    /** The release file in the GitOps repository. */
    gitops?: string;
    /** The commit in the service's repository. */
    commit?: string;
    run?: string;
    /** Where the service is reached, when it is exposed. */
    service?: string;
  };
}

export interface ServiceStatus {
  service: string;
  environments: EnvironmentStatus[];
}

export type RunStatus = 'queued' | 'in_progress' | 'completed';
export type RunConclusion =
  | 'success'
  | 'failure'
  | 'cancelled'
  | 'skipped'
  | 'timed_out'
  | 'neutral'
  | 'action_required'
  | 'startup_failure'
  | 'stale';

export interface PipelineRun {
  id: number;
  number: number;
  title: string;
  branch: string;
  commit: string;
  actor: string;
  event: string;
  status: RunStatus;
  conclusion?: RunConclusion;
  startedAt: string;
  updatedAt: string;
  url: string;
}

export interface PipelineJob {
  id: number;
  name: string;
  status: RunStatus;
  conclusion?: RunConclusion;
  startedAt?: string;
  completedAt?: string;
  url?: string;
  steps: Array<{
    number: number;
    name: string;
    status: RunStatus;
    conclusion?: RunConclusion;
    startedAt?: string;
    completedAt?: string;
  }>;
}
