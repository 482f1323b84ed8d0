import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { paginate } from '../../github/rest';
import { GitReader } from '../git';
import type { RunRecord } from '../store';
import { artifactView, jobView, runView } from '../views';
import {
  BASE,
  findWorkflow,
  notFound,
  slugOf,
  viewOf,
  withRun,
  type ActionsRest,
} from './request';

/** Runs: found, looked into, run again and cancelled. */
export function runs(rest: ActionsRest) {
  const { runner } = rest;
  const { store } = runner;
  const router = Router();

  router.get(`${BASE}/runs`, async (request, response) => {
    const found = store.list(slugOf(request)).filter(matches(request));
    await sendRuns(rest, request, response, found);
  });
  router.get(`${BASE}/workflows/:workflow/runs`, async (request, response) => {
    const file = await findWorkflow(rest, request);
    if (!file) {
      notFound(response);
      return;
    }
    const found = store
      .list(slugOf(request))
      .filter(run => run.workflow.path === file.path)
      .filter(matches(request));
    await sendRuns(rest, request, response, found);
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
    const page = paginate(rest, request, response, run.jobs);
    response.json({
      total_count: run.jobs.length,
      jobs: page.map(job => jobView(view, run, job)),
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
        artifacts: paginate(rest, request, response, wanted).map(artifact =>
          artifactView(view, run, artifact),
        ),
      });
    }),
  );
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
  return router;
}

async function sendRuns(
  rest: ActionsRest,
  request: Request,
  response: Response,
  found: RunRecord[],
): Promise<void> {
  const view = viewOf(rest, request);
  const page = paginate(rest, request, response, found);
  const views = page.map(async run =>
    runView(view, run, await headCommit(rest, run)),
  );
  response.json({
    total_count: found.length,
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

async function headCommit({ github }: ActionsRest, run: RunRecord) {
  const reader = new GitReader(github.repositoryPath(run.repository));
  const known = await reader.resolve(run.headSha);
  return known ? reader.commit(known) : undefined;
}
