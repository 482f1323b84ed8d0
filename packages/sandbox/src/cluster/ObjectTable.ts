import type { ListOptions, WatchEvent, WatchEventType } from './Cluster';
import {
  groupOf,
  keyOf,
  refOf,
  type LiveObject,
  type ObjectRef,
} from './model';
import type { ObjectFile } from './ObjectFile';

/** Objects by name and by owner; every change has a version, goes to disk and to the watchers. */
export class ObjectTable {
  readonly #objects = new Map<string, LiveObject>();
  readonly #children = new Map<string, Set<string>>();
  readonly #listeners = new Set<(event: WatchEvent) => void>();
  #version: number;

  constructor(private readonly file: ObjectFile) {
    const state = file.read();
    this.#version = state.resourceVersion;
    for (const object of state.objects) {
      this.#objects.set(keyOf(refOf(object)), object);
      this.#index(object);
    }
  }

  get resourceVersion(): string {
    return String(this.#version);
  }

  get(ref: ObjectRef): LiveObject | undefined {
    return this.#objects.get(keyOf(ref));
  }

  list(options: ListOptions = {}): LiveObject[] {
    return [...this.#objects.values()].filter(
      object =>
        (options.kind === undefined || object.kind === options.kind) &&
        (options.group === undefined ||
          groupOf(object.apiVersion) === options.group) &&
        (options.namespace === undefined ||
          object.metadata.namespace === options.namespace),
    );
  }

  childrenOf(uid: string): LiveObject[] {
    return [...(this.#children.get(uid) ?? [])].flatMap(
      key => this.#objects.get(key) ?? [],
    );
  }

  watch(listener: (event: WatchEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  flush(): void {
    this.file.flush();
  }

  set(type: WatchEventType, next: LiveObject): LiveObject {
    this.#version += 1;
    const object = {
      ...next,
      metadata: { ...next.metadata, resourceVersion: this.resourceVersion },
    };
    const key = keyOf(refOf(object));
    const before = this.#objects.get(key);
    if (before) {
      this.#unindex(key, before);
    }
    this.#objects.set(key, object);
    this.#index(object);
    this.#changed(type, object);
    return object;
  }

  remove(live: LiveObject): void {
    const key = keyOf(refOf(live));
    this.#version += 1;
    this.#objects.delete(key);
    this.#unindex(key, live);
    this.#changed('DELETED', live);
  }

  #changed(type: WatchEventType, object: LiveObject): void {
    this.file.write(() => ({
      resourceVersion: this.#version,
      objects: [...this.#objects.values()],
    }));
    for (const listener of [...this.#listeners]) {
      listener({ type, object });
    }
  }

  #index(object: LiveObject): void {
    for (const owner of object.metadata.ownerReferences ?? []) {
      const set = this.#children.get(owner.uid) ?? new Set();
      this.#children.set(owner.uid, set.add(keyOf(refOf(object))));
    }
  }

  #unindex(key: string, object: LiveObject): void {
    for (const owner of object.metadata.ownerReferences ?? []) {
      this.#children.get(owner.uid)?.delete(key);
    }
  }
}
