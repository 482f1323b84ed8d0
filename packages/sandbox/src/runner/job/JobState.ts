import { join } from 'node:path';
import type { SandboxContext } from '../../core';
import type { Scope, Value } from '../expressions';
import type { RunnerGitHub } from '../github';
import type { JobDefinition, Permissions } from '../workflow';
import type { RunRecord } from '../store';
import { hashFiles } from './hashFiles';
import type { JobLog } from './JobLog';
import type { Masks } from './Masks';

/** What the runner lends every job. */
export interface JobServices {
  context: SandboxContext;
  github: RunnerGitHub;
  /** Folders that outlive a job: caches, artifacts. */
  cacheDir: string;
  artifactsDir: string;
  /** Where this machine's npm and pip get packages from, as variables. */
  packageSettings(): Promise<Record<string, string>>;
  recordArtifact(runId: number, name: string, size: number): number;
}

/** A repository (`owner/name`) at a commit. */
export interface Source {
  repository: string;
  commit: string;
}

/** One job as planned: everything that was known before it began. */
export interface JobPlan {
  run: RunRecord;
  jobId: number;
  /** The job's own id in its workflow file. */
  name: string;
  definition: JobDefinition;
  /** Where the job's workflow file lies: what `$/` in it means. */
  source: Source;
  defaults: JobDefinition['defaults'];
  permissions: Permissions;
  /** Workflow env, not yet evaluated. */
  workflowEnv: Record<string, string>;
  github: Record<string, Value>;
  /** Contexts that do not change while the job runs: needs, inputs, matrix, vars, secrets, strategy. */
  contexts: Record<string, Value>;
}

/** What a composite action sees of its job: secrets, variables and needs only as inputs. */
const CONTEXTS_OF_ACTIONS = ['matrix', 'strategy'];

export type JobStatus = 'success' | 'failure' | 'cancelled';

/** The state that the steps of one job share. */
export class JobState {
  status: JobStatus = 'success';
  /** `GITHUB_ENV`, and what actions export. */
  readonly env: Record<string, string> = {};
  /** `GITHUB_PATH`, the last one first. */
  readonly paths: string[] = [];
  readonly processGroups = new Set<number>();
  readonly #summaries: string[] = [];
  readonly workspace: string;
  readonly temp: string;
  readonly home: string;
  readonly actionsDir: string;

  constructor(
    readonly plan: JobPlan,
    readonly services: JobServices,
    readonly options: {
      folder: string;
      base: Record<string, string>;
      log: JobLog;
      masks: Masks;
      /** Aborted when the run is cancelled or the job's time is up. */
      signal: AbortSignal;
      /** Aborted when the sandbox stops: nothing may start any more. */
      stopping: AbortSignal;
    },
  ) {
    const { folder } = options;
    const [, repository] = plan.run.repository.split('/');
    this.workspace = join(folder, repository, repository);
    this.temp = join(folder, '_temp');
    this.home = join(folder, '_home');
    this.actionsDir = join(folder, '_actions');
  }

  /** What steps wrote for people, masked as their logs are. */
  get summary(): string {
    return this.options.masks.apply(this.#summaries.join(''));
  }

  summarise(markdown: string): void {
    this.#summaries.push(markdown);
  }

  get log(): JobLog {
    return this.options.log;
  }

  get runnerContext(): Record<string, string> {
    const systems: Partial<Record<NodeJS.Platform, string>> = {
      darwin: 'macOS',
      win32: 'Windows',
    };
    return {
      os: systems[process.platform] ?? 'Linux',
      arch: process.arch.toUpperCase(),
      name: 'sandbox',
      environment: 'self-hosted',
      temp: this.temp,
      tool_cache: join(this.services.cacheDir, 'tools'),
      workspace: join(this.workspace, '..'),
      debug: '',
    };
  }

  /** What expressions in a step see. */
  scope(frame: {
    steps: Value;
    inputs?: Record<string, string>;
    env: Record<string, string>;
    actionPath?: string;
    status: JobStatus;
  }): Scope {
    return {
      contexts: {
        ...(frame.actionPath
          ? pick(this.plan.contexts, CONTEXTS_OF_ACTIONS)
          : this.plan.contexts),
        ...(frame.inputs ? { inputs: frame.inputs } : {}),
        github: {
          ...this.plan.github,
          workspace: this.workspace,
          action_path: frame.actionPath ?? '',
        },
        env: frame.env,
        steps: frame.steps,
        job: { status: this.status },
        runner: this.runnerContext,
      },
      functions: {
        always: () => true,
        success: () => frame.status === 'success',
        failure: () => frame.status === 'failure',
        cancelled: () => frame.status === 'cancelled',
        hashfiles: (...patterns) =>
          hashFiles(this.workspace, patterns.map(String)),
      },
    };
  }
}

function pick(
  contexts: Record<string, Value>,
  names: string[],
): Record<string, Value> {
  return Object.fromEntries(names.map(name => [name, contexts[name] ?? {}]));
}
