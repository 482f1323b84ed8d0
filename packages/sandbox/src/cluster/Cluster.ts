import type { KubernetesObject, LiveObject, ObjectRef } from './model';

export type WatchEventType = 'ADDED' | 'MODIFIED' | 'DELETED';

export interface WatchEvent {
  type: WatchEventType;
  object: LiveObject;
}

export interface ListOptions {
  group?: string;
  kind?: string;
  namespace?: string;
}

export type ApplyOutcome = 'created' | 'configured' | 'unchanged';

/** The simulated cluster as the other parts of this process use it. Objects that it hands out must not be changed. */
export interface Cluster {
  /** What a real API server would say against a manifest; empty when it would take it. */
  validate(manifest: KubernetesObject): string[];
  /** `kubectl apply`. Throws ClusterError where a real API server refuses. */
  apply(manifest: KubernetesObject): {
    outcome: ApplyOutcome;
    object: LiveObject;
  };
  /** Creates an object or replaces its labels, annotations, owners and spec, as a controller does that keeps no notes. */
  put(manifest: KubernetesObject): LiveObject;
  /** Replaces an object's status; a no-op when it is the same or the object is gone. */
  setStatus(ref: ObjectRef, status: KubernetesObject['status']): void;
  /** Replaces the metadata that a controller may write, and keeps identity and generation. */
  setMetadata(
    ref: ObjectRef,
    metadata: Partial<
      Pick<
        KubernetesObject['metadata'],
        | 'labels'
        | 'annotations'
        | 'finalizers'
        | 'deletionTimestamp'
        | 'ownerReferences'
      >
    >,
  ): void;
  /**
   * Deletes an object and, by default, everything that it owns. One with finalizers is only marked, and goes when they do.
   * False when there was none.
   */
  delete(ref: ObjectRef, options?: { orphan?: boolean }): boolean;
  get(ref: ObjectRef): LiveObject | undefined;
  list(options?: ListOptions): LiveObject[];
  /** The objects that an object owns directly. */
  childrenOf(uid: string): LiveObject[];
  /** Calls back after each change until the returned function is called. */
  watch(listener: (event: WatchEvent) => void): () => void;
  /** What a container of a Pod has written, or undefined when there is no such Pod or it has not started. */
  logs(namespace: string, pod: string): string[] | undefined;
  /** Writes what is not yet on disk. */
  flush(): void;
  /** The collection's version: grows with each change. */
  readonly resourceVersion: string;
}
