import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxContext } from '../core';
import { ActiveRuns } from './ActiveRuns';
import type { RunCause } from './events';
import type { RunnerGitHub } from './github';
import type { JobServices } from './job';
import { readPackageSettings } from './job/environment/packageSettings';
import { RunTriggers, type DispatchOptions } from './RunTriggers';
import { requeue, RunStore, type RunRecord } from './store';
import { WorkflowFiles, type WorkflowFile } from './WorkflowFiles';

/** Starts runs for what happens in repositories, and keeps them going over restarts. */
export class Runner {
  readonly store: RunStore;
  readonly #folder: string;
  readonly #files: WorkflowFiles;
  readonly #triggers: RunTriggers;
  readonly #active: ActiveRuns;
  readonly #unsubscribe: (() => void)[] = [];

  constructor(private readonly context: SandboxContext, github: RunnerGitHub) {
    this.#folder = join(context.dataDir, 'runner');
    this.store = new RunStore(this.#folder);
    this.#files = new WorkflowFiles(github, this.store);
    this.#triggers = new RunTriggers(github, this.#files, (...run) =>
      this.#createRun(...run),
    );
    this.#active = new ActiveRuns({
      store: this.store,
      github,
      services: this.#jobServices(github),
      workDir: join(this.#folder, 'work'),
      log: message => context.log('runner', message),
    });
  }

  async start(): Promise<void> {
    await rm(join(this.#folder, 'work'), { recursive: true, force: true });
    await mkdir(join(this.#folder, 'cache'), { recursive: true });
    const { events } = this.context;
    this.#unsubscribe.push(
      events.on('push', event => this.#triggers.onPush(event)),
      events.on('pullRequest', event => this.#triggers.onPullRequest(event)),
    );
    const unfinished = this.store
      .list()
      .filter(run => run.status !== 'completed')
      .reverse();
    for (const run of unfinished) {
      requeue(this.store, run.id);
      this.#active.launch(run.id);
    }
  }

  /** Ends what runs; it starts again with the sandbox. */
  async stop(): Promise<void> {
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
    await this.#active.stop();
  }

  /** The workflow files at the head of the default branch. */
  listWorkflows(slug: string): Promise<WorkflowFile[]> {
    return this.#files.atHead(slug);
  }

  /** Starts a run by hand. Throws where workflow, branch or inputs do not fit. */
  dispatch(options: DispatchOptions): Promise<RunRecord> {
    return this.#triggers.dispatch(options);
  }

  /** Runs again: all jobs, or those that did not succeed. The id stays. */
  async rerun(id: number, options: { failedOnly: boolean }): Promise<void> {
    await this.#active.ended(id);
    this.store.update(id, run => {
      run.attempt += 1;
      run.startedAt = new Date().toISOString();
      run.jobs = options.failedOnly
        ? run.jobs.filter(job => job.conclusion === 'success')
        : [];
    });
    requeue(this.store, id);
    this.#active.launch(id);
  }

  cancel(id: number): void {
    this.#active.cancel(id);
  }

  /** Resolves when no run is active any more. */
  settled(): Promise<void> {
    return this.#active.settled();
  }

  #createRun(cause: RunCause, file: WorkflowFile, title: string): RunRecord {
    const now = new Date().toISOString();
    const run = this.store.create({
      ...cause,
      attempt: 1,
      workflow: { id: file.id, name: file.name, path: file.path },
      title,
      status: 'queued',
      conclusion: null,
      reason: null,
      createdAt: now,
      startedAt: now,
      updatedAt: now,
      jobs: [],
      artifacts: [],
      referencedWorkflows: [],
    });
    this.#active.launch(run.id);
    return run;
  }

  #jobServices(github: RunnerGitHub): JobServices {
    const { context } = this;
    let packageSettings: Promise<Record<string, string>> | undefined;
    return {
      context,
      github,
      cacheDir: join(this.#folder, 'cache'),
      artifactsDir: join(this.#folder, 'artifacts'),
      packageSettings: () => {
        packageSettings ??= readPackageSettings(message =>
          context.log('runner', message),
        );
        return packageSettings;
      },
      recordArtifact: (runId, name, size) =>
        this.store.recordArtifact(runId, name, size),
    };
  }
}
