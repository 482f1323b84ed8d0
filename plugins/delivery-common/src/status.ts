/** Argo CD's words for sync and health, as the platform shows them. */
export const SYNC_STATUSES = ['Synced', 'OutOfSync', 'Unknown'] as const;
export const HEALTH_STATUSES = [
  'Healthy',
  'Progressing',
  'Degraded',
  'Suspended',
  'Missing',
  'Unknown',
] as const;
export type SyncStatus = (typeof SYNC_STATUSES)[number];
export type HealthStatus = (typeof HEALTH_STATUSES)[number];

/**
 * Where the release of a service in an environment stands, as the backend judges it:
 * - `awaiting-first-image`: no release yet;
 * - `progressing`: on its way;
 * - `healthy`, `failed`: the verdict on exactly this release;
 * - `unknown`: Argo CD has no answer (the message says why).
 */
export const RELEASE_STATES = [
  'awaiting-first-image',
  'progressing',
  'healthy',
  'failed',
  'unknown',
] as const;
export type ReleaseState = (typeof RELEASE_STATES)[number];

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
