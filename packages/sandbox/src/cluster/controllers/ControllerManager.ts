import { KeyedTimers } from '../../core';
import { controllerOf, keyOf, refOf, type LiveObject } from '../model';
import type { WatchEvent } from '../Cluster';
import type { ObjectStore } from '../ObjectStore';
import type { Controller } from './Controller';

/** Hands changed objects, and their owners, to the controllers. Changes that come together are seen together. */
export class ControllerManager {
  readonly #byKind = new Map<string, Controller[]>();
  readonly #queue = new Map<string, LiveObject>();
  readonly #timers = new KeyedTimers();
  #scheduled = false;
  #stopWatching?: () => void;

  constructor(
    private readonly store: ObjectStore,
    controllers: readonly Controller[],
    private readonly onError: (error: unknown) => void,
  ) {
    for (const controller of controllers) {
      for (const kind of controller.kinds) {
        this.#byKind.set(kind, [...(this.#byKind.get(kind) ?? []), controller]);
      }
    }
  }

  start(): void {
    this.#stopWatching = this.store.watch(event => this.#observe(event));
    for (const object of this.store.list()) {
      this.enqueue(object);
    }
  }

  stop(): void {
    this.#stopWatching?.();
    this.#timers.stop();
    this.#queue.clear();
  }

  enqueue(object: LiveObject): void {
    if (!this.#byKind.has(object.kind)) {
      return;
    }
    this.#queue.set(keyOf(refOf(object)), object);
    if (!this.#scheduled) {
      this.#scheduled = true;
      setImmediate(() => this.#drain());
    }
  }

  #observe({ type, object }: WatchEvent): void {
    if (type !== 'DELETED') {
      this.enqueue(object);
    }
    const owner = controllerOf(object);
    if (owner) {
      const parent = this.store.get({
        group: owner.apiVersion.includes('/')
          ? owner.apiVersion.split('/')[0]
          : '',
        kind: owner.kind,
        namespace: object.metadata.namespace,
        name: owner.name,
      });
      if (parent) {
        this.enqueue(parent);
      }
    }
    this.#followers(object);
  }

  /** Autoscalers and disruption budgets follow workloads that do not own them. */
  #followers(object: LiveObject): void {
    if (object.kind !== 'Deployment' && object.kind !== 'StatefulSet') {
      return;
    }
    const { namespace } = object.metadata;
    for (const kind of ['HorizontalPodAutoscaler', 'PodDisruptionBudget']) {
      this.store
        .list({ kind, namespace })
        .forEach(follower => this.enqueue(follower));
    }
  }

  #drain(): void {
    this.#scheduled = false;
    const batch = [...this.#queue.keys()];
    const objects = batch.map(key => this.#queue.get(key));
    this.#queue.clear();
    objects.forEach((queued, index) => {
      const object = queued && this.store.get(refOf(queued));
      if (object) {
        this.#reconcile(batch[index], object);
      }
    });
  }

  #reconcile(key: string, object: LiveObject): void {
    this.#timers.clear(key);
    for (const controller of this.#byKind.get(object.kind) ?? []) {
      try {
        const after = controller.reconcile(object);
        if (after !== undefined) {
          this.#timers.set(key, after, () => this.enqueue(object));
        }
      } catch (error) {
        this.onError(error);
      }
    }
  }
}
