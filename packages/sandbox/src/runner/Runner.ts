import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import type { PullRequestEvent, PushEvent, SandboxContext } from '../core';
import {
  asksForNoRun,
  dispatchCause,
  occurrenceOf,
  pullRequestCause,
  pushCause,
  type RunCause,
} from './events';
import { GitReader } from './git';
import type { RunnerGitHub } from './github';
import type { JobServices } from './job';
import { readPackageSettings } from './job/packageSettings';
import {
  ConcurrencyGate,
  loadWorkflow,
  resolveInputs,
  RunExecutor,
} from './run';
import { RunStore, type Conclusion, type RunRecord } from './store';
import {
  isTriggered,
  parseWorkflow,
  type WorkflowDefinition,
} from './workflow';

const JOBS_AT_ONCE = 2;
const FOLDER = '.github/workflows';
/** What GitHub's own token pushes starts no run, or runs would start runs for ever. */
const SILENT_ACTOR = 'github-actions[bot]';

export interface WorkflowFile {
  id: number;
  name: string;
  path: string;
  /** Undefined where the file is not valid. */
  definition?: WorkflowDefinition;
}

interface ActiveRun {
  cancelled: AbortController;
  done: Promise<void>;
}

/** Starts runs for what happens in repositories, and keeps them going over restarts. */
export class Runner {
  readonly store: RunStore;
  readonly #folder: string;
  readonly #services: JobServices;
  readonly #gate = new ConcurrencyGate();
  readonly #limit = pLimit(JOBS_AT_ONCE);
  readonly #active = new Map<number, ActiveRun>();
  readonly #stopping = new AbortController();
  readonly #unsubscribe: (() => void)[] = [];

  constructor(
    private readonly context: SandboxContext,
    private readonly github: RunnerGitHub,
  ) {
    this.#folder = join(context.dataDir, 'runner');
    this.store = new RunStore(this.#folder);
    let packageSettings: Promise<Record<string, string>> | undefined;
    this.#services = {
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
        this.#recordArtifact(runId, name, size),
    };
  }

  async start(): Promise<void> {
    await rm(join(this.#folder, 'work'), { recursive: true, force: true });
    await mkdir(join(this.#folder, 'cache'), { recursive: true });
    const { events } = this.context;
    this.#unsubscribe.push(
      events.on('push', event => this.#onPush(event)),
      events.on('pullRequest', event => this.#onPullRequest(event)),
    );
    const unfinished = this.store
      .list()
      .filter(run => run.status !== 'completed')
      .reverse();
    for (const run of unfinished) {
      this.#requeue(run.id);
      this.#launch(run.id);
    }
  }

  /** Ends what runs; it starts again with the sandbox. */
  async stop(): Promise<void> {
    this.#unsubscribe.forEach(unsubscribe => unsubscribe());
    this.#stopping.abort();
    await Promise.all([...this.#active.values()].map(({ done }) => done));
  }

  /** The workflow files at the head of the default branch. */
  async listWorkflows(slug: string): Promise<WorkflowFile[]> {
    const repository = this.github.findRepository(slug);
    if (!repository) {
      return [];
    }
    const reader = new GitReader(this.github.repositoryPath(repository.slug));
    const commit = await reader.resolve(
      `refs/heads/${repository.defaultBranch}`,
    );
    return commit ? this.#readWorkflows(repository.slug, commit) : [];
  }

  /** Starts a run by hand. Throws where workflow, branch or inputs do not fit. */
  async dispatch(options: {
    slug: string;
    workflow: WorkflowFile;
    ref: string;
    inputs: Record<string, string>;
    actor: string;
  }): Promise<RunRecord> {
    const repository = this.github.findRepository(options.slug);
    if (!repository) {
      throw new Error(`There is no repository ${options.slug}`);
    }
    const reader = new GitReader(this.github.repositoryPath(repository.slug));
    const headSha = await reader.resolve(options.ref);
    if (!headSha) {
      throw new Error(`No ref found for: ${options.ref}`);
    }
    const ref = options.ref.startsWith('refs/')
      ? options.ref
      : `refs/heads/${options.ref}`;
    const files = await this.#readWorkflows(repository.slug, headSha);
    const file = files.find(({ path }) => path === options.workflow.path);
    const dispatchable = file?.definition?.on.workflow_dispatch;
    if (!file || !dispatchable) {
      throw new Error("Workflow does not have 'workflow_dispatch' trigger");
    }
    resolveInputs(dispatchable.inputs, options.inputs);
    const cause = dispatchCause({ ...options, repository, ref, headSha });
    return this.#createRun(cause, file, file.name);
  }

  /** Runs again: all jobs, or those that did not succeed. The id stays. */
  async rerun(id: number, options: { failedOnly: boolean }): Promise<void> {
    await this.#active.get(id)?.done;
    this.store.update(id, run => {
      run.attempt += 1;
      run.startedAt = new Date().toISOString();
      run.jobs = options.failedOnly
        ? run.jobs.filter(job => job.conclusion === 'success')
        : [];
    });
    this.#requeue(id);
    this.#launch(id);
  }

  cancel(id: number): void {
    this.#active.get(id)?.cancelled.abort();
  }

  /** Resolves when no run is active any more. */
  async settled(): Promise<void> {
    while (this.#active.size > 0) {
      await Promise.all([...this.#active.values()].map(({ done }) => done));
    }
  }

  async #onPush(event: PushEvent): Promise<void> {
    const repository = this.github.findRepository(event.repository);
    if (!repository || /^0+$/.test(event.after)) {
      return;
    }
    const reader = new GitReader(this.github.repositoryPath(repository.slug));
    const commit = await reader.commit(event.after);
    await this.#consider(
      pushCause(event, repository, commit),
      () => reader.changedFiles(event.before, event.after),
      commit.message,
    );
  }

  async #onPullRequest(event: PullRequestEvent): Promise<void> {
    const repository = this.github.findRepository(event.repository);
    if (!repository) {
      return;
    }
    const reader = new GitReader(this.github.repositoryPath(repository.slug));
    const cause = pullRequestCause(event, repository);
    const commit = await reader.commit(event.headSha);
    const base = await reader.resolve(`refs/heads/${cause.baseRef}`);
    await this.#consider(
      cause,
      () => reader.changedFiles(base, event.headSha),
      commit.message,
    );
  }

  async #consider(
    cause: RunCause,
    changedFiles: () => Promise<string[]>,
    message: string,
  ): Promise<void> {
    if (cause.actor === SILENT_ACTOR || asksForNoRun(message)) {
      return;
    }
    const files = await this.#readWorkflows(cause.repository, cause.headSha);
    if (files.length === 0) {
      return;
    }
    const occurrence = occurrenceOf(cause, await changedFiles());
    const title = message.split('\n')[0];
    for (const file of files) {
      const wanted = file.definition
        ? isTriggered(file.definition, occurrence)
        : cause.event === 'push';
      if (wanted) {
        this.#createRun(cause, file, title);
      }
    }
  }

  async #readWorkflows(slug: string, commit: string): Promise<WorkflowFile[]> {
    const reader = new GitReader(this.github.repositoryPath(slug));
    const paths = (await reader.listFolder(commit, FOLDER)).filter(path =>
      /\.ya?ml$/.test(path),
    );
    return Promise.all(
      paths.map(async path => {
        const source = (await reader.readFile(commit, path)) ?? '';
        const id = this.store.workflowId(slug, path);
        try {
          const definition = parseWorkflow(source, path);
          return { id, path, name: definition.name || path, definition };
        } catch {
          // The run that comes of it reads the file again and says what is wrong.
          return { id, path, name: path };
        }
      }),
    );
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
    });
    this.#launch(run.id);
    return run;
  }

  /** Back to the start, for what has not succeeded yet. */
  #requeue(id: number): void {
    this.store.update(id, run => {
      run.status = 'queued';
      run.conclusion = null;
      run.reason = null;
      for (const job of run.jobs.filter(
        ({ conclusion }) => conclusion !== 'success',
      )) {
        Object.assign(job, {
          status: 'queued',
          conclusion: null,
          startedAt: null,
          completedAt: null,
          reason: null,
          steps: [],
          outputs: {},
        });
      }
    });
  }

  #launch(id: number): void {
    const cancelled = new AbortController();
    const done = this.#run(id, cancelled)
      .catch(error => this.context.log('runner', `run ${id}: ${error}`))
      .finally(() => this.#active.delete(id));
    this.#active.set(id, { cancelled, done });
  }

  async #run(id: number, cancelled: AbortController): Promise<void> {
    const run = this.store.find(id) as RunRecord;
    const name = `${run.repository} #${run.number} ${run.workflow.name}`;
    this.context.log('runner', `${name}: started`);
    this.store.update(id, record => {
      record.status = 'in_progress';
    });
    let conclusion: Conclusion;
    let reason: string | null = null;
    try {
      conclusion = await this.#execute(run, cancelled);
    } catch (error) {
      conclusion = 'startup_failure';
      reason = (error as Error).message;
    }
    if (this.#stopping.signal.aborted) {
      return;
    }
    this.store.update(id, record => {
      record.status = 'completed';
      record.conclusion = conclusion;
      record.reason = reason;
    });
    this.context.log('runner', `${name}: ${reason ?? conclusion}`);
  }

  async #execute(
    run: RunRecord,
    cancelled: AbortController,
  ): Promise<Conclusion> {
    const repository = this.github.findRepository(run.repository);
    if (!repository) {
      throw new Error(`The repository ${run.repository} is gone`);
    }
    const workflow = await loadWorkflow(this.github, {
      repository: repository.slug,
      commit: run.headSha,
      path: run.workflow.path,
    });
    return new RunExecutor({
      run,
      workflow,
      repositoryId: repository.id,
      services: this.#services,
      store: this.store,
      gate: this.#gate,
      limit: this.#limit,
      workDir: join(this.#folder, 'work'),
      logFile: jobId => this.store.logFile(jobId),
      cancelled,
      stopping: this.#stopping.signal,
    }).execute();
  }

  #recordArtifact(runId: number, name: string, size: number): number {
    const id = this.store.nextId();
    this.store.update(runId, run => {
      run.artifacts = [
        ...run.artifacts.filter(artifact => artifact.name !== name),
        { id, name, size, createdAt: new Date().toISOString() },
      ];
    });
    return id;
  }
}
