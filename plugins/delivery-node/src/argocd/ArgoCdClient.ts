import type {
  HealthStatus,
  SyncStatus,
} from '@internal/plugin-delivery-common';

/** A source of an Application. */
export interface ApplicationSource {
  repoUrl: string;
  chart?: string;
  targetRevision: string;
  ref?: string;
}

export interface ApplicationResource {
  group: string;
  kind: string;
  namespace: string;
  name: string;
  sync?: SyncStatus;
  health?: HealthStatus;
  message?: string;
}

/** What the platform reads of an Argo CD Application. */
export interface Application {
  name: string;
  labels: Record<string, string>;
  /** Argo CD is deleting it, or waits for what it runs to be gone. */
  deleting?: boolean;
  project: string;
  destination: { server: string; namespace: string };
  sources: ApplicationSource[];
  sync: SyncStatus;
  /** One revision a source, in the order of the sources. */
  revisions: string[];
  health: HealthStatus;
  /** When `health` last changed, ISO 8601. */
  healthChangedAt?: string;
  resources: ApplicationResource[];
  conditions: Array<{ type: string; message: string }>;
  /** The last sync operation: Running, Succeeded, Failed, Error or Terminating. */
  operation?: {
    phase: string;
    message: string;
    /** The revisions that it synced, in the order of the sources. */
    revisions?: string[];
    startedAt?: string;
    finishedAt?: string;
  };
  /** Addresses of what the Application exposes, as Argo CD found them. */
  externalUrls?: string[];
  /** When Argo CD last compared, ISO 8601. */
  reconciledAt?: string;
}

/** Argo CD as the platform uses it. The same rules of retries and errors as {@link GitHubClient}. */
export interface ArgoCdClient {
  /** Throws with a remedy when the token does not serve. */
  checkAccess(): Promise<void>;
  getApplication(
    name: string,
    options: { project: string; refresh?: 'normal' | 'hard' },
  ): Promise<Application | undefined>;
  listApplications(options?: {
    selector?: string;
    projects?: string[];
  }): Promise<Application[]>;
  /** Tells the ApplicationSet controller and the API server that the GitOps repository has a new commit, as GitHub's webhook would. */
  notifyPush(options: {
    before: string;
    after: string;
    /** The paths that changed; without them Argo CD takes every Application for changed. */
    paths?: string[];
    /** No Application reads those paths yet: the ApplicationSet controller alone has something to do. */
    newApplications?: boolean;
  }): Promise<void>;
  /** Deletes the Application and, with it, what it runs. True when it existed. */
  deleteApplication(
    name: string,
    options: { project: string; cascade: boolean },
  ): Promise<boolean>;
  /** The present state first, then each change, until the signal aborts. */
  watchApplications(options: {
    selector?: string;
    projects?: string[];
    signal: AbortSignal;
    onEvent(event: {
      type: 'ADDED' | 'MODIFIED' | 'DELETED';
      application: Application;
    }): void;
  }): Promise<void>;
  /** Address of an Application in Argo CD's own UI. */
  urlOf(name: string): string;
}
