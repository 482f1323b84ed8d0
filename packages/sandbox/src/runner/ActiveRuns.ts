import pLimit from 'p-limit';
import type { RunnerGitHub } from './github';
import type { JobServices } from './job';
import {
  ConcurrencyGate,
  loadWorkflow,
  referencedBy,
  RunExecutor,
} from './run';
import type { Conclusion, RunRecord, RunStore } from './store';

const JOBS_AT_ONCE = 2;

interface ActiveRun {
  cancelled: AbortController;
  done: Promise<void>;
}

/** The runs that are going on. */
export class ActiveRuns {
  readonly #gate = new ConcurrencyGate();
  readonly #limit = pLimit(JOBS_AT_ONCE);
  readonly #active = new Map<number, ActiveRun>();
  readonly #stopping = new AbortController();

  constructor(
    private readonly options: {
      store: RunStore;
      github: RunnerGitHub;
      services: JobServices;
      workDir: string;
      log: (message: string) => void;
    },
  ) {}

  launch(id: number): void {
    const cancelled = new AbortController();
    const done = this.#run(id, cancelled)
      .catch(error => this.options.log(`run ${id}: ${error}`))
      .finally(() => this.#active.delete(id));
    this.#active.set(id, { cancelled, done });
  }

  cancel(id: number): void {
    this.#active.get(id)?.cancelled.abort();
  }

  /** Resolves when the run is active no more. */
  async ended(id: number): Promise<void> {
    await this.#active.get(id)?.done;
  }

  /** Resolves when no run is active any more. */
  async settled(): Promise<void> {
    while (this.#active.size > 0) {
      await this.#allDone();
    }
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#allDone();
  }

  async #allDone(): Promise<void> {
    await Promise.all([...this.#active.values()].map(({ done }) => done));
  }

  async #run(id: number, cancelled: AbortController): Promise<void> {
    const { store, log } = this.options;
    const run = store.find(id) as RunRecord;
    const name = `${run.repository} #${run.number} ${run.workflow.name}`;
    log(`${name}: started`);
    store.update(id, record => {
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
    store.update(id, record => {
      record.status = 'completed';
      record.conclusion = conclusion;
      record.reason = reason;
    });
    log(`${name}: ${reason ?? conclusion}`);
  }

  async #execute(
    run: RunRecord,
    cancelled: AbortController,
  ): Promise<Conclusion> {
    const { store, github, services, workDir } = this.options;
    const repository = github.findRepository(run.repository);
    if (!repository) {
      throw new Error(`The repository ${run.repository} is gone`);
    }
    const workflow = await loadWorkflow(github, {
      repository: repository.slug,
      commit: run.headSha,
      path: run.workflow.path,
    });
    store.update(run.id, record => {
      record.referencedWorkflows = referencedBy(workflow);
    });
    return new RunExecutor({
      run,
      workflow,
      repositoryId: repository.id,
      services,
      store,
      gate: this.#gate,
      limit: this.#limit,
      workDir,
      logFile: jobId => store.logFile(jobId),
      cancelled,
      stopping: this.#stopping.signal,
    }).execute();
  }
}
