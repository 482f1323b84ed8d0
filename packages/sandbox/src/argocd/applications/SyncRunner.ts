import type { Cluster } from '../../cluster';
import type { ApplicationStatus, OperationState, Project } from '../model';
import { serverOf } from '../projects';
import type { Generated, ManifestService } from '../render';
import { executeSync, type SyncOutcome } from '../sync';
import type { ApplicationStore } from './ApplicationStore';
import type { Comparer } from './Comparer';
import {
  afterAttempt,
  terminated,
  wantedRevisions,
  withHistory,
} from './operation';

export interface SyncRunnerOptions {
  cluster: Cluster;
  manifests: ManifestService;
  store: ApplicationStore;
  comparer: Comparer;
  now: () => Date;
  /** Asks for another look in so many milliseconds. */
  later: (application: string, milliseconds: number) => void;
}

/** Carries out operations, attempt by attempt. */
export class SyncRunner {
  constructor(private readonly options: SyncRunnerOptions) {}

  /** A failed attempt waits for its time; then somebody is asked to look again. */
  isDue(name: string, state: OperationState): boolean {
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

  /** One attempt. Gives what was generated anew for it, where it asked for the newest. */
  async attempt(
    name: string,
    project: Project,
    state: OperationState,
  ): Promise<Generated | undefined> {
    const { store, now, later } = this.options;
    const application = store.read(name);
    if (!application) {
      return undefined;
    }
    if (state.phase === 'Terminating') {
      store.write(name, {
        ...(application.status as ApplicationStatus),
        operationState: terminated(state, now()),
      });
      return undefined;
    }
    const wanted = wantedRevisions(application, state);
    const { outcome, generated } = await this.#run(
      name,
      project,
      state,
      wanted,
    );
    const live = store.read(name);
    if (!live) {
      return undefined;
    }
    const next = afterAttempt({
      application: live,
      state,
      outcome,
      revisions: generated?.revisions ?? wanted ?? [],
      now: now(),
    });
    if (next.retryAfter !== undefined) {
      later(name, next.retryAfter);
    }
    const finished =
      next.state.phase === 'Succeeded' && !state.operation.sync.dryRun;
    store.write(name, {
      ...(live.status as ApplicationStatus),
      operationState: next.state,
      ...(finished && { history: withHistory(live, next.state, now()) }),
    });
    return wanted ? undefined : generated;
  }

  async #run(
    name: string,
    project: Project,
    state: OperationState,
    revisions: string[] | undefined,
  ): Promise<{ outcome: SyncOutcome; generated?: Generated }> {
    const { cluster, manifests, store, comparer } = this.options;
    try {
      const before = store.read(name);
      if (!before) {
        throw new Error(`Application ${name} is gone`);
      }
      const generated = await manifests.generate(before, { revisions });
      const outcome = executeSync({
        cluster,
        project,
        server: serverOf(before.spec.destination),
        resources: comparer.resources(before, generated.manifests).resources,
        prune: state.operation.sync.prune ?? false,
        dryRun: state.operation.sync.dryRun ?? false,
      });
      return { outcome, generated };
    } catch (error) {
      const message = (error as Error).message;
      return { outcome: { phase: 'Error', message, results: [] } };
    }
  }
}
