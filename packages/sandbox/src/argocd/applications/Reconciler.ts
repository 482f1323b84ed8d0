import type { Cluster, JsonObject, LiveObject } from '../../cluster';
import { refOf } from '../../cluster';
import { compare, hasSyncOption, type Compared } from '../compare';
import {
  applicationRef,
  isOver,
  readApplication,
  RESOURCES_FINALIZER,
  type Application,
  type ApplicationCondition,
  type ApplicationStatus,
  type OperationState,
  type Project,
} from '../model';
import { serverOf, specProblems } from '../projects';
import type { Generated, ManifestService } from '../render';
import { executeSync } from '../sync';
import { decideAutoSync } from './autoSync';
import {
  afterAttempt,
  beginOperation,
  wantedRevisions,
  withHistory,
} from './operation';
import {
  comparedStatus,
  mergeConditions,
  secondsOf,
  unknownStatus,
} from './status';
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

  constructor(private readonly options: ReconcilerOptions) {}

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
      this.#reportUnknown(application, 'InvalidSpecError', problems);
      return;
    }
    let generated: Generated;
    try {
      generated = await this.#generate(application, level);
    } catch (error) {
      this.#reportUnknown(application, 'ComparisonError', [
        (error as Error).message,
      ]);
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
    const { now, selfHealDelay, later } = this.options;
    const application = this.#read(name);
    if (!application) {
      return;
    }
    let status = this.#compare(application, generated, level);
    if (isOver(status.operationState)) {
      const decision = decideAutoSync({
        application,
        status,
        revisions: generated.revisions,
        selfHealDelay,
        now: now(),
      });
      if (decision.kind === 'wait') {
        later(name, decision.milliseconds);
      } else if (decision.kind === 'refuse') {
        status = {
          ...status,
          conditions: mergeConditions(
            application.status.conditions,
            [...(status.conditions ?? []), decision.condition],
            now(),
          ),
        };
      } else if (decision.kind === 'sync') {
        status = {
          ...status,
          operationState: beginOperation(decision.operation, now()),
        };
      }
    }
    this.#write(name, status);
    const state = status.operationState;
    if (!state || isOver(state) || !this.#isDue(name, state)) {
      return;
    }
    await this.#attempt(name, project, state);
    const after = this.#read(name);
    if (after) {
      this.#write(name, this.#compare(after, generated, 'live'));
    }
  }

  /** A failed attempt waits for its time. */
  #isDue(name: string, state: OperationState): boolean {
    const at = /Retrying attempt #\d+ at (.+)\.$/.exec(
      state.message ?? '',
    )?.[1];
    const left = at ? Date.parse(at) - this.options.now().getTime() : 0;
    if (state.phase === 'Terminating' || left <= 0) {
      return true;
    }
    this.options.later(name, left);
    return false;
  }

  async #attempt(
    name: string,
    project: Project,
    state: OperationState,
  ): Promise<void> {
    const { cluster, manifests, now, later } = this.options;
    const application = this.#read(name);
    if (!application) {
      return;
    }
    if (state.phase === 'Terminating') {
      this.#write(name, {
        ...(application.status as ApplicationStatus),
        operationState: terminated(state, now()),
      });
      return;
    }
    let outcome: ReturnType<typeof executeSync>;
    let revisions = wantedRevisions(application, state);
    try {
      const generated = await manifests.generate(application, { revisions });
      revisions = generated.revisions;
      outcome = executeSync({
        cluster,
        project,
        server: serverOf(application.spec.destination),
        resources: this.#resources(application, generated).resources,
        prune: state.operation.sync.prune ?? false,
        dryRun: state.operation.sync.dryRun ?? false,
      });
    } catch (error) {
      outcome = {
        phase: 'Error',
        message: (error as Error).message,
        results: [],
      };
    }
    const live = this.#read(name);
    if (!live) {
      return;
    }
    const next = afterAttempt({
      application: live,
      state,
      outcome,
      revisions: revisions ?? [],
      now: now(),
    });
    if (next.retryAfter !== undefined) {
      later(name, next.retryAfter);
    }
    const finished =
      next.state.phase === 'Succeeded' && !state.operation.sync.dryRun;
    this.#write(name, {
      ...(live.status as ApplicationStatus),
      operationState: next.state,
      ...(finished && { history: withHistory(live, next.state, now()) }),
    });
  }

  #resources(application: Application, generated: Generated) {
    const { cluster, managedBy } = this.options;
    return compare({
      application: application.name,
      namespace: application.spec.destination.namespace ?? 'default',
      manifests: generated.manifests,
      managed: managedBy(application.name),
      find: target => cluster.get(refOf(target)),
    });
  }

  #compare(
    application: Application,
    generated: Generated,
    level: Level,
  ): ApplicationStatus {
    const now = this.options.now();
    const { resources, conditions } = this.#resources(application, generated);
    const status = comparedStatus({
      application,
      generated,
      resources,
      conditions,
      now,
    });
    return level === 'live' && status.reconciledAt
      ? status
      : { ...status, reconciledAt: secondsOf(now) };
  }

  #reportUnknown(
    application: Application,
    type: string,
    messages: string[],
  ): void {
    const now = this.options.now();
    const state = application.status.operationState;
    const live: Compared[] = compare({
      application: application.name,
      namespace: application.spec.destination.namespace ?? 'default',
      manifests: [],
      managed: this.options.managedBy(application.name),
      find: () => undefined,
    }).resources;
    this.#write(application.name, {
      ...unknownStatus({
        application,
        live,
        conditions: messages.map(message => ({ type, message })),
        invalid: type === 'InvalidSpecError',
        now,
      }),
      ...(state?.phase === 'Terminating' && {
        operationState: terminated(state, now),
      }),
      reconciledAt: secondsOf(now),
    });
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

  #read(name: string): Application | undefined {
    const object = this.options.cluster.get(applicationRef(name));
    const read = object && readApplication(object);
    return read && 'application' in read ? read.application : undefined;
  }

  #write(name: string, status: ApplicationStatus): void {
    const { resources, conditions, ...rest } = status;
    // Statuses are JSON without what is undefined, and Argo CD leaves out what is empty.
    this.options.cluster.setStatus(
      applicationRef(name),
      JSON.parse(
        JSON.stringify({
          ...rest,
          ...(resources?.length && { resources }),
          ...(conditions?.length && { conditions }),
        }),
      ),
    );
  }
}

function terminated(state: OperationState, now: Date): OperationState {
  return {
    ...state,
    phase: 'Failed',
    message: 'Operation terminated',
    finishedAt: secondsOf(now),
  };
}
