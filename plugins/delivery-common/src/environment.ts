/** How changes arrive in an environment: committed directly, or proposed by pull request. */
export type ChangePolicy = 'commit' | 'pull-request';

/** What happens to a failed release of an environment. */
export type RollbackPolicy = 'automatic' | 'manual';

/** A place where services run. Environments are listed in the order of promotion. */
export interface Environment {
  name: string;
  /** Kubernetes namespace. */
  namespace: string;
  /** Kubernetes API server as Argo CD names it, for instance `https://kubernetes.default.svc`. */
  server: string;
  /** Argo CD AppProject. */
  project: string;
  changes: ChangePolicy;
  rollback: RollbackPolicy;
  /** Entity refs of those who may approve changes. */
  approvers: string[];
}

/** What a size word such as "small" means. */
export interface Size {
  name: string;
  replicas: number;
  /** CPU request in Kubernetes notation, for instance `100m`. */
  cpu: string;
  /** Memory request and limit in Kubernetes notation, for instance `128Mi`. */
  memory: string;
}
