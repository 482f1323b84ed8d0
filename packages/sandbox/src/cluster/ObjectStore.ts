import { isDeepStrictEqual } from 'node:util';
import { ClusterError } from './ClusterError';
import { applied, created, replaced } from './changes';
import type { ApplyOutcome, Cluster, ListOptions, WatchEvent } from './Cluster';
import {
  findKind,
  groupOf,
  refOf,
  validateManifest,
  type KubernetesObject,
  type LiveObject,
  type ObjectRef,
} from './model';
import type { ObjectFile } from './ObjectFile';
import { ObjectTable } from './ObjectTable';

/** The cluster's objects, with the rules that an API server has for taking, changing and removing them. */
export class ObjectStore implements Omit<Cluster, 'logs'> {
  readonly #table: ObjectTable;

  constructor(file: ObjectFile, private readonly now: () => Date) {
    this.#table = new ObjectTable(file);
  }

  get resourceVersion(): string {
    return this.#table.resourceVersion;
  }

  validate(manifest: KubernetesObject): string[] {
    return validateManifest(manifest);
  }

  apply(manifest: KubernetesObject): {
    outcome: ApplyOutcome;
    object: LiveObject;
  } {
    const problems = this.validate(manifest);
    if (problems.length > 0) {
      throw new ClusterError(
        'Invalid',
        `${manifest.kind} "${
          manifest.metadata?.name
        }" is invalid: ${problems.join('; ')}`,
      );
    }
    const target = this.#place(manifest);
    const live = this.get(refOf(target));
    if (!live) {
      const object = created(target, { note: true, at: this.now() });
      return { outcome: 'created', object: this.#table.set('ADDED', object) };
    }
    const next = applied(live, target);
    return next
      ? { outcome: 'configured', object: this.#table.set('MODIFIED', next) }
      : { outcome: 'unchanged', object: live };
  }

  put(manifest: KubernetesObject): LiveObject {
    const problems = this.validate(manifest);
    if (problems.length > 0) {
      throw new ClusterError('Invalid', problems.join('; '));
    }
    const target = this.#place(manifest);
    const live = this.get(refOf(target));
    if (!live) {
      return this.create(target);
    }
    const next = replaced(live, target);
    return next ? this.#table.set('MODIFIED', next) : live;
  }

  /** Takes an object that a controller makes: no last-applied note. */
  create(object: KubernetesObject): LiveObject {
    return this.#table.set(
      'ADDED',
      created(object, { note: false, at: this.now() }),
    );
  }

  /** Replaces the spec of an object, as a controller that scales does. */
  setSpec(ref: ObjectRef, spec: KubernetesObject['spec']): void {
    const live = this.get(ref);
    if (!live || isDeepStrictEqual(live.spec, spec)) {
      return;
    }
    this.#table.set('MODIFIED', {
      ...live,
      spec,
      metadata: {
        ...live.metadata,
        generation: live.metadata.generation + 1,
      },
    });
  }

  /** Changes top-level fields of an object that has no spec, such as an Event. */
  amend(ref: ObjectRef, fields: Record<string, unknown>): void {
    const live = this.get(ref);
    if (live) {
      this.#table.set('MODIFIED', { ...live, ...fields });
    }
  }

  setStatus(ref: ObjectRef, status: KubernetesObject['status']): void {
    const live = this.get(ref);
    if (live && !isDeepStrictEqual(live.status, status)) {
      this.#table.set('MODIFIED', { ...live, status });
    }
  }

  setMetadata(
    ref: ObjectRef,
    metadata: Partial<KubernetesObject['metadata']>,
  ): void {
    const live = this.get(ref);
    if (!live) {
      return;
    }
    const merged = { ...live.metadata, ...metadata };
    if (merged.deletionTimestamp && !merged.finalizers?.length) {
      this.#table.remove(live);
      return;
    }
    if (!isDeepStrictEqual(live.metadata, merged)) {
      this.#table.set('MODIFIED', { ...live, metadata: merged });
    }
  }

  delete(ref: ObjectRef, options: { orphan?: boolean } = {}): boolean {
    const live = this.get(ref);
    if (!live) {
      return false;
    }
    if (live.metadata.finalizers?.length) {
      this.setMetadata(ref, {
        deletionTimestamp:
          live.metadata.deletionTimestamp ?? this.now().toISOString(),
      });
      return true;
    }
    const children = this.childrenOf(live.metadata.uid);
    this.#table.remove(live);
    for (const child of children) {
      if (options.orphan) {
        this.setMetadata(refOf(child), {
          ownerReferences: child.metadata.ownerReferences?.filter(
            owner => owner.uid !== live.metadata.uid,
          ),
        });
      } else {
        this.delete(refOf(child));
      }
    }
    if (live.kind === 'Namespace') {
      for (const inside of this.list({ namespace: live.metadata.name })) {
        this.delete(refOf(inside));
      }
    }
    return true;
  }

  get(ref: ObjectRef): LiveObject | undefined {
    return this.#table.get(ref);
  }

  list(options: ListOptions = {}): LiveObject[] {
    return this.#table.list(options);
  }

  childrenOf(uid: string): LiveObject[] {
    return this.#table.childrenOf(uid);
  }

  watch(listener: (event: WatchEvent) => void): () => void {
    return this.#table.watch(listener);
  }

  flush(): void {
    this.#table.flush();
  }

  #place(manifest: KubernetesObject): KubernetesObject {
    const kind = findKind(groupOf(manifest.apiVersion), manifest.kind);
    const { namespace, ...metadata } = manifest.metadata;
    if (!kind?.namespaced) {
      return { ...manifest, metadata };
    }
    const name = namespace ?? 'default';
    if (!this.get({ group: '', kind: 'Namespace', name })) {
      throw new ClusterError('NotFound', `namespaces "${name}" not found`);
    }
    return { ...manifest, metadata: { ...metadata, namespace: name } };
  }
}
