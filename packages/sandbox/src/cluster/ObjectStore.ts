import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { ClusterError } from './ClusterError';
import type { ApplyOutcome, Cluster, ListOptions, WatchEvent } from './Cluster';
import { applyDefaults } from './model/defaults';
import {
  differs,
  findKind,
  groupOf,
  LAST_APPLIED,
  predict,
  refOf,
  validateManifest,
  type KubernetesObject,
  type LiveObject,
  type ObjectRef,
} from './model';
import type { ObjectFile } from './ObjectFile';
import { ObjectTable } from './ObjectTable';

const SELECTOR_KINDS = new Set(['Deployment', 'StatefulSet', 'ReplicaSet']);

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
      return { outcome: 'created', object: this.#create(target) };
    }
    this.#checkImmutable(live, target);
    if (!differs(live, target) && live.metadata.annotations?.[LAST_APPLIED]) {
      return { outcome: 'unchanged', object: live };
    }
    const merged = applyDefaults(predict(live, target)) as LiveObject;
    const { status: _a, metadata: _b, ...before } = live;
    const { status: _c, metadata: _d, ...after } = merged;
    const changed = !isDeepStrictEqual(before, after);
    const object = this.#table.set('MODIFIED', {
      ...merged,
      metadata: {
        ...merged.metadata,
        uid: live.metadata.uid,
        creationTimestamp: live.metadata.creationTimestamp,
        generation: live.metadata.generation + (changed ? 1 : 0),
        annotations: {
          ...merged.metadata.annotations,
          [LAST_APPLIED]: JSON.stringify(target),
        },
        resourceVersion: '',
      },
    });
    return { outcome: 'configured', object };
  }

  put(manifest: KubernetesObject): LiveObject {
    const problems = this.validate(manifest);
    if (problems.length > 0) {
      throw new ClusterError('Invalid', problems.join('; '));
    }
    const target = this.#place(manifest);
    const live = this.get(refOf(target));
    if (!live) {
      return this.#create(target, { note: false });
    }
    const { status: _status, ...wanted } = target;
    const { metadata } = live;
    const next = {
      ...wanted,
      ...(live.status && { status: live.status }),
      metadata: {
        ...metadata,
        labels: target.metadata.labels,
        annotations: target.metadata.annotations,
        ownerReferences: target.metadata.ownerReferences,
      },
    };
    const grown = !isDeepStrictEqual(live.spec, target.spec);
    next.metadata.generation += grown ? 1 : 0;
    return isDeepStrictEqual(live, next)
      ? live
      : this.#table.set('MODIFIED', next);
  }

  /** Takes an object that a controller makes: no last-applied note. */
  create(object: KubernetesObject): LiveObject {
    return this.#create(object, { note: false });
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

  #checkImmutable(live: LiveObject, target: KubernetesObject): void {
    if (
      SELECTOR_KINDS.has(live.kind) &&
      !isDeepStrictEqual(live.spec?.selector, target.spec?.selector)
    ) {
      throw new ClusterError(
        'Invalid',
        `${live.kind} "${live.metadata.name}" is invalid: spec.selector: Invalid value: field is immutable`,
      );
    }
  }

  #create(object: KubernetesObject, { note = true } = {}): LiveObject {
    const annotations = note
      ? {
          ...object.metadata.annotations,
          [LAST_APPLIED]: JSON.stringify(object),
        }
      : object.metadata.annotations;
    return this.#table.set('ADDED', {
      ...applyDefaults(object),
      metadata: {
        ...object.metadata,
        ...(annotations && { annotations }),
        uid: randomUUID(),
        generation: 1,
        creationTimestamp: this.now()
          .toISOString()
          .replace(/\.\d+Z$/, 'Z'),
        resourceVersion: '',
      },
    });
  }
}
