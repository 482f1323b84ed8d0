import type { Cluster, WatchEvent } from '../../cluster';
import { KeyedTimers } from '../../core';
import type { GitSource } from '../git';
import {
  ARGOCD_NAMESPACE,
  applicationRef,
  argoRef,
  isOver,
  readApplication,
  readProject,
  type Application,
  type Operation,
  type Project,
} from '../model';
import { trackedBy } from '../compare';
import type { ManifestService } from '../render';
import { ManagedIndex } from './ManagedIndex';
import { beginOperation } from './operation';
import { Reconciler } from './Reconciler';
import { WorkQueue, type Level } from './WorkQueue';

export interface ApplicationControllerOptions {
  cluster: Cluster;
  manifests: ManifestService;
  git: GitSource;
  now: () => Date;
  selfHealDelay: number;
  log: (message: string) => void;
}

/** Milliseconds in which changes of what runs gather before they are looked at. */
const GATHER = 60;

/** Keeps every Application compared, synced and reported. */
export class ApplicationController {
  readonly #queue: WorkQueue;
  readonly #managed: ManagedIndex;
  readonly #reconciler: Reconciler;
  readonly #generations = new Map<string, string>();
  readonly #timers = new KeyedTimers();
  #unwatch?: () => void;

  constructor(private readonly options: ApplicationControllerOptions) {
    const { cluster, manifests, now, selfHealDelay, log } = options;
    this.#managed = new ManagedIndex(cluster);
    this.#reconciler = new Reconciler({
      cluster,
      manifests,
      now,
      selfHealDelay,
      managedBy: name => this.#managed.of(name),
      project: name => this.project(name),
      later: (name, milliseconds) => this.#later(name, milliseconds),
    });
    this.#queue = new WorkQueue({
      width: 4,
      work: (name, level) => this.#reconciler.reconcile(name, level),
      onError: (name, error) => log(`${name}: ${String(error)}`),
    });
  }

  start(): void {
    this.#unwatch = this.options.cluster.watch(event => this.#observe(event));
    for (const application of this.list()) {
      this.refresh(application.name, 'normal');
    }
  }

  async stop(): Promise<void> {
    this.#unwatch?.();
    this.#timers.stop();
    await this.#queue.stop();
  }

  /** Resolves when a comparison that began after this call is written down. */
  refresh(name: string, level: Level): Promise<void> {
    return this.#queue.add(name, level);
  }

  list(): Application[] {
    return this.options.cluster
      .list({ kind: 'Application', namespace: ARGOCD_NAMESPACE })
      .flatMap(object => {
        const read = readApplication(object);
        return 'application' in read ? [read.application] : [];
      });
  }

  get(name: string): Application | undefined {
    const object = this.options.cluster.get(applicationRef(name));
    const read = object && readApplication(object);
    return read && 'application' in read ? read.application : undefined;
  }

  project(name: string): Project | undefined {
    const object = this.options.cluster.get(argoRef('AppProject', name));
    return object && readProject(object);
  }

  managedBy(name: string) {
    return this.#managed.of(name);
  }

  /** Starts a sync that somebody asked for. False while another operation runs. */
  startOperation(name: string, operation: Operation): boolean {
    const application = this.get(name);
    if (!application || !isOver(application.status.operationState)) {
      return false;
    }
    this.options.cluster.setStatus(applicationRef(name), {
      ...application.object.status,
      operationState: JSON.parse(
        JSON.stringify(beginOperation(operation, this.options.now())),
      ),
    });
    this.refresh(name, 'normal');
    return true;
  }

  /** Ends a running operation. False when none runs. */
  terminateOperation(name: string): boolean {
    const application = this.get(name);
    const state = application?.status.operationState;
    if (!application || !state || isOver(state)) {
      return false;
    }
    this.options.cluster.setStatus(applicationRef(name), {
      ...application.object.status,
      operationState: JSON.parse(
        JSON.stringify({ ...state, phase: 'Terminating' }),
      ),
    });
    this.refresh(name, 'live');
    return true;
  }

  #later(name: string, milliseconds: number): void {
    this.#timers.set(name, milliseconds, () => this.refresh(name, 'live'));
  }

  #observe({ type, object }: WatchEvent): void {
    if (type === 'DELETED') {
      this.#managed.remove(object);
    } else {
      this.#managed.add(object);
    }
    const { name, generation, deletionTimestamp } = object.metadata;
    if (object.kind === 'Application') {
      const version = `${generation}/${deletionTimestamp ?? ''}`;
      if (type === 'DELETED') {
        this.#generations.delete(name);
        this.options.manifests.forget(name);
      } else if (this.#generations.get(name) !== version) {
        this.#generations.set(name, version);
        this.refresh(name, 'normal');
      }
    }
    if (object.kind === 'AppProject') {
      for (const application of this.list()) {
        if (application.spec.project === name) {
          this.refresh(application.name, 'normal');
        }
      }
    }
    const owner = trackedBy(object);
    if (owner && !this.#timers.has(owner)) {
      this.#later(owner, GATHER);
    }
  }
}
