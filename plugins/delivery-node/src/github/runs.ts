import type {
  PipelineJob,
  PipelineRun,
} from '@internal/plugin-delivery-common';
import { z } from 'zod';
import type { GitHubConnection } from './connection/GitHubConnection';
import { jobListSchema, runListSchema, type WorkflowRun } from './schema';

/** GitHub's longest page. */
const MOST = 100;
const DEFAULT_LOG_BYTES = 512 * 1024;

/** Pipeline runs of one owner's repositories. */
export class GitHubRuns {
  constructor(
    private readonly connection: GitHubConnection,
    private readonly owner: string,
  ) {}

  /**
   * Newest first. With `calling`, only those of the workflow that calls this one: Dependabot's runs, and an onboarded
   * repository's own, are left out.
   */
  async listRuns(
    name: string,
    { limit = 20, calling }: { limit?: number; calling?: string } = {},
  ): Promise<PipelineRun[]> {
    const recent = await this.#list(name, { limit });
    const found =
      calling === undefined || recent.every(run => calls(run, calling))
        ? recent
        : await this.#callers(name, { limit, calling, recent });
    return found.map(toPipelineRun);
  }

  /** By the workflow's id, so that its runs are listed that came to nothing before it could call. */
  async #callers(
    name: string,
    options: { limit: number; calling: string; recent: WorkflowRun[] },
  ): Promise<WorkflowRun[]> {
    const { limit, calling, recent } = options;
    const byCall = (run: WorkflowRun) => calls(run, calling);
    const caller =
      recent.find(byCall) ??
      (recent.length < limit
        ? undefined
        : (await this.#list(name, { limit: MOST })).find(byCall));
    return caller
      ? this.#list(name, { limit, workflow: caller.workflow_id })
      : recent.filter(mayHaveCalled);
  }

  async #list(
    name: string,
    { limit, workflow }: { limit: number; workflow?: number },
  ): Promise<WorkflowRun[]> {
    const { data } = await this.connection.send(
      workflow === undefined
        ? 'GET /repos/{owner}/{repo}/actions/runs'
        : 'GET /repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs',
      runListSchema,
      this.#target(`runs of repository ${this.owner}/${name}`, name, {
        ...(workflow !== undefined && { workflow_id: workflow }),
        per_page: Math.min(Math.max(limit, 1), MOST),
      }),
    );
    return data.workflow_runs;
  }

  async listJobs(name: string, runId: number): Promise<PipelineJob[]> {
    const { data } = await this.connection.send(
      'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs',
      jobListSchema,
      this.#target(`run ${runId} of repository ${this.owner}/${name}`, name, {
        run_id: runId,
        per_page: 100,
      }),
    );
    return data.jobs.map(job => ({
      id: job.id,
      name: job.name,
      status: job.status,
      conclusion: job.conclusion,
      startedAt: job.started_at ?? undefined,
      completedAt: job.completed_at ?? undefined,
      url: job.html_url ?? undefined,
      steps: job.steps.map(step => ({
        number: step.number,
        name: step.name,
        status: step.status,
        conclusion: step.conclusion,
        startedAt: step.started_at ?? undefined,
        completedAt: step.completed_at ?? undefined,
      })),
    }));
  }

  /** GitHub has no log of a job that has not ended (404): that is an empty text here. */
  async getJobLog(
    name: string,
    jobId: number,
    maxBytes = DEFAULT_LOG_BYTES,
  ): Promise<string> {
    const raw = await this.connection.find(
      'GET /repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
      z.union([z.string(), z.instanceof(ArrayBuffer)]),
      {
        ...this.#target(
          `log of job ${jobId} of repository ${this.owner}/${name}`,
          name,
          { job_id: jobId },
        ),
        tailBytes: maxBytes,
      },
    );
    return raw instanceof ArrayBuffer
      ? Buffer.from(raw).toString('utf8')
      : raw ?? '';
  }

  #target(object: string, name: string, parameters: Record<string, unknown>) {
    return {
      object,
      parameters: { ...parameters, owner: this.owner, repo: name },
    };
  }
}

/** Whether a run's workflow calls another, which GitHub names with the version that was called. */
function calls({ referenced_workflows: called }: WorkflowRun, path: string) {
  return Boolean(
    called?.some(
      one => one.path.split('@')[0].toLowerCase() === path.toLowerCase(),
    ),
  );
}

/** Of a run that could not start, or whose calls GitHub does not tell, nobody knows: better shown than missed. */
function mayHaveCalled({
  conclusion,
  referenced_workflows: called,
}: WorkflowRun) {
  return conclusion === 'startup_failure' || !called;
}

function toPipelineRun(run: WorkflowRun): PipelineRun {
  return {
    id: run.id,
    number: run.run_number,
    title: run.display_title ?? run.name ?? `Run ${run.run_number}`,
    branch: run.head_branch ?? '',
    commit: run.head_sha,
    actor: run.actor?.login ?? '',
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    startedAt: run.run_started_at ?? run.created_at,
    updatedAt: run.updated_at,
    url: run.html_url,
  };
}
