import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { z } from 'zod';
import type { SandboxContext } from '../../core';
import { GitReader } from '../git';
import type { RunnerGitHub } from '../github';
import type { Runner } from '../Runner';
import type { WorkflowFile } from '../WorkflowFiles';
import type { RunRecord } from '../store';
import type { LogLinks } from './LogLinks';
import { paginate } from './paginate';
import {
  artifactView,
  jobView,
  runView,
  workflowView,
  type ViewContext,
} from './views';

export interface ActionsRest {
  context: SandboxContext;
  runner: Runner;
  github: RunnerGitHub;
  links: LogLinks;
}

/** The sandbox does not remember when a workflow file came. */
const SINCE = '2026-01-01T00:00:00Z';
const BASE = '/repos/:owner/:repo/actions';
const dispatchSchema = z.object({
  ref: z.string().min(1),
  inputs: z.record(z.union([z.string(), z.number(), z.boolean()])).default({}),
});

/** GitHub's routes of Actions; authentication and access to the repository were checked before. */
export function createRest(rest: ActionsRest) {
  const { runner, links } = rest;
  const { store } = runner;
  const router = Router();

  router.get(`${BASE}/runs`, async (request, response) => {
    const runs = store.list(slugOf(request)).filter(matches(request));
    await sendRuns(rest, request, response, runs);
  });
  router.get(`${BASE}/workflows/:workflow/runs`, async (request, response) => {
    const file = await findWorkflow(rest, request);
    if (!file) {
      notFound(response);
      return;
    }
    const runs = store
      .list(slugOf(request))
      .filter(run => run.workflow.path === file.path)
      .filter(matches(request));
    await sendRuns(rest, request, response, runs);
  });
  router.get(
    `${BASE}/runs/:id`,
    withRun(rest, async (run, request, response) => {
      response.json(
        runView(viewOf(rest, request), run, await headCommit(rest, run)),
      );
    }),
  );
  const sendJobs = withRun(rest, async (run, request, response) => {
    const view = viewOf(rest, request);
    const jobs = paginate(rest.context, request, response, run.jobs);
    response.json({
      total_count: run.jobs.length,
      jobs: jobs.map(job => jobView(view, run, job)),
    });
  });
  router.get(`${BASE}/runs/:id/jobs`, sendJobs);
  router.get(`${BASE}/runs/:id/attempts/:attempt/jobs`, sendJobs);
  router.get(
    `${BASE}/runs/:id/artifacts`,
    withRun(rest, async (run, request, response) => {
      const view = viewOf(rest, request);
      const { name } = request.query;
      const wanted = run.artifacts.filter(
        artifact => !name || artifact.name === name,
      );
      response.json({
        total_count: wanted.length,
        artifacts: paginate(rest.context, request, response, wanted).map(
          artifact => artifactView(view, run, artifact),
        ),
      });
    }),
  );
  router.get(`${BASE}/jobs/:id`, async (request, response) => {
    const found = store.findJob(Number(request.params.id));
    if (!found || !belongs(found.run, request)) {
      notFound(response);
      return;
    }
    response.json(jobView(viewOf(rest, request), found.run, found.job));
  });
  router.get(`${BASE}/jobs/:id/logs`, async (request, response) => {
    const found = store.findJob(Number(request.params.id));
    if (!found || !belongs(found.run, request)) {
      notFound(response);
      return;
    }
    response.redirect(302, links.create(found.job.id));
  });
  const rerun = (failedOnly: boolean) =>
    withRun(rest, async (run, _request, response) => {
      if (run.status !== 'completed') {
        response.status(403).json({
          message: 'The workflow run cannot be rerun because it is running',
        });
        return;
      }
      await runner.rerun(run.id, { failedOnly });
      response.status(201).json({});
    });
  router.post(`${BASE}/runs/:id/rerun`, rerun(false));
  router.post(`${BASE}/runs/:id/rerun-failed-jobs`, rerun(true));
  router.post(
    `${BASE}/runs/:id/cancel`,
    withRun(rest, async (run, _request, response) => {
      if (run.status === 'completed') {
        response.status(409).json({
          message: 'Cannot cancel a workflow run that is completed.',
        });
        return;
      }
      runner.cancel(run.id);
      response.status(202).json({});
    }),
  );
  router.get(`${BASE}/workflows`, async (request, response) => {
    const view = viewOf(rest, request);
    const files = await runner.listWorkflows(slugOf(request));
    response.json({
      total_count: files.length,
      workflows: paginate(rest.context, request, response, files).map(file =>
        workflowView(view, slugOf(request), file, SINCE),
      ),
    });
  });
  router.get(`${BASE}/workflows/:workflow`, async (request, response) => {
    const file = await findWorkflow(rest, request);
    if (!file) {
      notFound(response);
      return;
    }
    response.json(
      workflowView(viewOf(rest, request), slugOf(request), file, SINCE),
    );
  });
  router.post(
    `${BASE}/workflows/:workflow/dispatches`,
    async (request, response) => {
      const workflow = await findWorkflow(rest, request);
      const body = dispatchSchema.safeParse(request.body);
      if (!workflow) {
        notFound(response);
        return;
      }
      if (!body.success) {
        response.status(422).json({ message: body.error.message });
        return;
      }
      const { login } = response.locals.identity as { login: string };
      const inputs = Object.entries(body.data.inputs).map(
        ([name, value]) => [name, String(value)] as const,
      );
      try {
        await runner.dispatch({
          slug: slugOf(request),
          workflow,
          ref: body.data.ref,
          inputs: Object.fromEntries(inputs),
          actor: login,
        });
      } catch (error) {
        response.status(422).json({ message: (error as Error).message });
        return;
      }
      response.status(204).end();
    },
  );
  return router;
}

type RunHandler = (
  run: RunRecord,
  request: Request,
  response: Response,
) => Promise<void>;

function withRun({ runner }: ActionsRest, handler: RunHandler) {
  return async (request: Request, response: Response) => {
    const run = runner.store.find(Number(request.params.id));
    if (!run || !belongs(run, request)) {
      notFound(response);
      return;
    }
    await handler(run, request, response);
  };
}

async function sendRuns(
  rest: ActionsRest,
  request: Request,
  response: Response,
  runs: RunRecord[],
): Promise<void> {
  const view = viewOf(rest, request);
  const page = paginate(rest.context, request, response, runs);
  const views = page.map(async run =>
    runView(view, run, await headCommit(rest, run)),
  );
  response.json({
    total_count: runs.length,
    workflow_runs: await Promise.all(views),
  });
}

/** The filters of a list of runs; `status` means a conclusion too. */
function matches({ query }: Request) {
  return (run: RunRecord) =>
    (!query.branch || run.headBranch === query.branch) &&
    (!query.head_sha || run.headSha === query.head_sha) &&
    (!query.event || run.event === query.event) &&
    (!query.actor || run.actor === query.actor) &&
    (!query.status ||
      run.status === query.status ||
      run.conclusion === query.status);
}

async function findWorkflow(
  { runner }: ActionsRest,
  request: Request,
): Promise<WorkflowFile | undefined> {
  const { workflow } = request.params;
  const files = await runner.listWorkflows(slugOf(request));
  return files.find(
    file =>
      String(file.id) === workflow ||
      file.path === workflow ||
      file.path.split('/').pop() === workflow,
  );
}

async function headCommit({ github }: ActionsRest, run: RunRecord) {
  const reader = new GitReader(github.repositoryPath(run.repository));
  const known = await reader.resolve(run.headSha);
  return known ? reader.commit(known) : undefined;
}

function viewOf(rest: ActionsRest, request: Request): ViewContext {
  const repository = rest.github.findRepository(slugOf(request));
  return { context: rest.context, repositoryId: repository?.id ?? 0 };
}

function slugOf({ params }: Request): string {
  return `${params.owner}/${params.repo}`;
}

function belongs(run: RunRecord, request: Request): boolean {
  return run.repository.toLowerCase() === slugOf(request).toLowerCase();
}

function notFound(response: Response): void {
  response.status(404).json({
    message: 'Not Found',
    documentation_url: 'https://docs.github.com/rest/actions',
    status: '404',
  });
}
