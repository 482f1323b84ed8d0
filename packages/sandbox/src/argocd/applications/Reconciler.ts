import type { Cluster, JsonObject, LiveObject } from '../../cluster';
import { refOf } from '../../cluster';
import { hasSyncOption } from '../compare';
import {
  applicationRef,
  isOver,
  readApplication,
  RESOURCES_FINALIZER,
  type Application,
  type ApplicationCondition,
  type ApplicationStatus,
  type Project,
} from '../model';
import { specProblems } from '../projects';
import type { Generated, ManifestService } from '../render';
import { ApplicationStore } from './ApplicationStore';
import { decideAutoSync } from './autoSync';
import { Comparer } from './Comparer';
import { beginOperation } from './operation';
import { mergeConditions, secondsOf } from './status';
import { SyncRunner } from './SyncRunner';
import type { Level } from './WorkQueue';

export interface ReconcilerOptions {
  cluster: Cluster;
  manifests: ManifestService;
  now: () => Date;
  selfHealDelay: number;
  managedBy: (application: string) => LiveObject[];
  project: (name: string) => Project | undefined;
  /** Asks for another look in so many milliseconds. */
  later: (application: string, milliseconds: number) => void;
}

/** One pass over one Application: generate, compare, sync, report. */
export class Reconciler {
  /** What the last generation gave, errors included: a look at what runs must not take an error back. */
  readonly #generated = new Map<
    string,
    { generation: number; outcome: Promise<Generated> }
  >();

  readonly #store: ApplicationStore;
  readonly #comparer: Comparer;
  readonly #runner: SyncRunner;

  constructor(private readonly options: ReconcilerOptions) {
    const { cluster, manifests, now, later } = options;
    const store = new ApplicationStore(cluster);
    const comparer = new Comparer(options);
    this.#store = store;
    this.#comparer = comparer;
    this.#runner = new SyncRunner({
      cluster,
      manifests,
      store,
      comparer,
      now,
      later,
    });
  }

  async reconcile(name: string, level: Level): Promise<void> {
    const object = this.options.cluster.get(applicationRef(name));
    if (!object) {
      this.#generated.delete(name);
      return;
    }
    if (object.metadata.deletionTimestamp) {
      this.#finalize(object);
      return;
    }
    const read = readApplication(object);
    if ('problem' in read) {
      this.#reportInvalid(object, read.problem);
      return;
    }
    const { application } = read;
    const project = this.options.project(application.spec.project);
    const problems = specProblems(application.spec, project);
    if (!project || problems.length > 0) {
      this.#store.write(
        name,
        this.#comparer.unknown(application, 'InvalidSpecError', problems),
      );
      return;
    }
    let generated: Generated;
    try {
      generated = await this.#generate(application, level);
    } catch (error) {
      this.#store.write(
        name,
        this.#comparer.unknown(application, 'ComparisonError', [
          (error as Error).message,
        ]),
      );
      return;
    }
    await this.#syncAndReport(name, project, generated, level);
  }

  #generate(application: Application, level: Level): Promise<Generated> {
    const { name, object } = application;
    const { generation } = object.metadata;
    const known = this.#generated.get(name);
    if (level === 'live' && known?.generation === generation) {
      return known.outcome;
    }
    const outcome = this.options.manifests.generate(application, {
      hard: level === 'hard',
    });
    this.#generated.set(name, { generation, outcome });
    return outcome;
  }

  async #syncAndReport(
    name: string,
    project: Project,
    generated: Generated,
    level: Level,
  ): Promise<void> {
    const application = this.#store.read(name);
    if (!application) {
      return;
    }
    const status = this.#withAutoSync(
      application,
      this.#comparer.status(application, generated, level),
      generated.revisions,
    );
    this.#store.write(name, status);
    const state = status.operationState;
    if (!state || isOver(state) || !this.#runner.isDue(name, state)) {
      return;
    }
    const newest = await this.#runner.attempt(name, project, state);
    const after = this.#store.read(name);
    if (!after) {
      return;
    }
    if (newest) {
      this.#generated.set(name, {
        generation: after.object.metadata.generation,
        outcome: Promise.resolve(newest),
      });
    }
    this.#store.write(
      name,
      this.#comparer.status(after, newest ?? generated, 'live'),
    );
  }

  /** The status with what automated sync makes of it: an operation, a refusal, or nothing. */
  #withAutoSync(
    application: Application,
    status: ApplicationStatus,
    revisions: string[],
  ): ApplicationStatus {
    const { now, selfHealDelay, later } = this.options;
    const decision = decideAutoSync({
      application,
      status,
      revisions,
      selfHealDelay,
      now: now(),
    });
    switch (decision.kind) {
      case 'wait':
        later(application.name, decision.milliseconds);
        return status;
      case 'refuse':
        return {
          ...status,
          conditions: mergeConditions(
            application.status.conditions,
            [...(status.conditions ?? []), decision.condition],
            now(),
          ),
        };
      case 'sync':
        return {
          ...status,
          operationState: beginOperation(decision.operation, now()),
        };
      default:
        return status;
    }
  }

  #reportInvalid(object: LiveObject, problem: string): void {
    const now = this.options.now();
    const conditions: ApplicationCondition[] = [
      {
        type: 'InvalidSpecError',
        message: problem,
        lastTransitionTime: secondsOf(now),
      },
    ];
    this.options.cluster.setStatus(refOf(object), {
      ...object.status,
      sync: { status: 'Unknown' },
      health: { status: 'Unknown' },
      conditions: conditions as unknown as JsonObject[],
    });
  }

  /** Takes along what the Application runs, then lets it go. */
  #finalize(object: LiveObject): void {
    const { cluster, managedBy } = this.options;
    const { finalizers = [] } = object.metadata;
    if (finalizers.some(item => item.startsWith(RESOURCES_FINALIZER))) {
      for (const live of managedBy(object.metadata.name)) {
        if (!hasSyncOption(live, 'Delete=false')) {
          cluster.delete(refOf(live));
        }
      }
    }
    cluster.setMetadata(refOf(object), { finalizers: undefined });
    cluster.flush();
  }
}
