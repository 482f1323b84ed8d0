import express, { type Request, type Response, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { html, type Html, type SandboxContext } from '../../core';
import type { LogLinks } from '../rest/LogLinks';
import type { Runner } from '../Runner';
import type { JobRecord, RunRecord } from '../store';
import { layout, markdown, sendPage } from '../../github/pages';
import { badge, duration } from './parts';

interface PagesOptions {
  context: SandboxContext;
  runner: Runner;
  links: LogLinks;
}

/** Runs and their logs to look at, with a button to run again. */
export function createPages({ context, runner, links }: PagesOptions): Router {
  const router = PromiseRouter();

  router.get('/_actions/jobs/:id/logs', async (request, response) => {
    const id = Number(request.params.id);
    const { expires, signature } = request.query;
    if (!links.opens(id, Number(expires), String(signature))) {
      response.status(403).type('text').send('This link has expired.\n');
      return;
    }
    response.type('text').send(await runner.store.readLog(id));
  });
  router.get('/:owner/:repo/actions', async (request, response) => {
    const slug = slugOf(request);
    const runs = runner.store.list(slug);
    show(response, {
      title: 'Actions',
      repository: slug,
      body: runsBody(slug, runs),
      isLive: runs.some(run => run.status !== 'completed'),
    });
  });
  router.get(
    [
      '/:owner/:repo/actions/runs/:id',
      '/:owner/:repo/actions/runs/:id/job/:job',
    ],
    async (request, response, next) => {
      const run = findRun(runner, request);
      if (!run) {
        next();
        return;
      }
      const jobs = await Promise.all(
        run.jobs.map(async job =>
          jobBody(job, await runner.store.readLog(job.id)),
        ),
      );
      show(response, {
        title: `#${run.number} ${run.title}`,
        repository: run.repository,
        body: runBody(run, jobs),
        isLive: run.status !== 'completed',
      });
    },
  );
  for (const failedOnly of [false, true]) {
    router.post(
      `/:owner/:repo/actions/runs/:id/rerun${failedOnly ? '-failed' : ''}`,
      express.urlencoded({ extended: false }),
      async (request, response, next) => {
        const run = findRun(runner, request);
        if (!run) {
          next();
          return;
        }
        if (!isSameOrigin(request, context.urls.github)) {
          response.status(403).send('Refused: the form is of another page.');
          return;
        }
        if (run.status === 'completed') {
          await runner.rerun(run.id, { failedOnly });
        }
        response.redirect(303, `/${run.repository}/actions/runs/${run.id}`);
      },
    );
  }
  return router;
}

function runsBody(slug: string, runs: RunRecord[]): Html {
  return html`<h1>Actions</h1>
    ${runs.length === 0 && html`<p>No workflow has run yet.</p>`}
    <table>
      ${runs.map(
        run => html`<tr>
          <td>${badge(run.status, run.conclusion)}</td>
          <td>
            <a href="/${slug}/actions/runs/${run.id}">${run.title}</a><br />
            ${run.workflow.name} #${run.number}: ${run.event} by ${run.actor}
          </td>
          <td>
            ${run.headBranch}<br /><code>${run.headSha.slice(0, 7)}</code>
          </td>
          <td>${run.createdAt}</td>
        </tr>`,
      )}
    </table>`;
}

function runBody(run: RunRecord, jobs: Html[]): Html {
  const address = `/${run.repository}/actions/runs/${run.id}`;
  const hasFailed = run.conclusion !== 'success';
  return html`<h1>${run.title} <small>#${run.number}</small></h1>
    <p>
      ${badge(run.status, run.conclusion)} ${run.workflow.name}, ${run.event} by
      ${run.actor} on ${run.headBranch} at <code>${run.headSha}</code>, attempt
      ${run.attempt}
    </p>
    ${run.reason && html`<p><strong>${run.reason}</strong></p>`}
    ${run.status === 'completed' &&
    html`<p>
      <form method="post" action="${address}/rerun"><button>Re-run all jobs</button></form>
      ${
        hasFailed &&
        html`<form method="post" action="${address}/rerun-failed">
          <button>Re-run failed jobs</button>
        </form>`
      }
    </p>`}
    ${jobs}
    ${run.artifacts.length > 0 &&
    html`<h2>Artifacts</h2>
      <ul>
        ${run.artifacts.map(
          artifact => html`<li>${artifact.name} (${artifact.size} bytes)</li>`,
        )}
      </ul>`}`;
}

function jobBody(job: JobRecord, log: string): Html {
  return html`<h2 id="job-${job.id}">
      ${job.name} ${badge(job.status, job.conclusion)}
      <small>${duration(job.startedAt, job.completedAt)}</small>
    </h2>
    ${job.reason &&
    html`<p><strong>${job.conclusion}: ${job.reason}</strong></p>`}
    <table>
      ${job.steps.map(
        step => html`<tr>
          <td class="narrow">${badge(step.status, step.conclusion)}</td>
          <td>${step.name}</td>
          <td class="narrow">${duration(step.startedAt, step.completedAt)}</td>
        </tr>`,
      )}
    </table>
    ${job.summary && html`<div class="readme">${markdown(job.summary)}</div>`}
    ${log &&
    html`<details ${job.conclusion === 'failure' && html` open`}>
      <summary>Log</summary>
      <pre>${log}</pre>
    </details>`}`;
}

/** Shows a page, which loads again by itself while something runs. */
function show(
  response: Response,
  options: { title: string; repository: string; body: Html; isLive: boolean },
): void {
  const { title, repository, body, isLive } = options;
  if (isLive) {
    response.set('Refresh', '3');
  }
  sendPage(
    response,
    layout(`${title} · ${repository}`, body, [
      { href: `/${repository}`, text: repository },
      { href: `/${repository}/actions`, text: 'Actions', current: true },
    ]),
  );
}

function findRun(runner: Runner, request: Request): RunRecord | undefined {
  const run = runner.store.find(Number(request.params.id));
  return run && run.repository.toLowerCase() === slugOf(request).toLowerCase()
    ? run
    : undefined;
}

/** A form of these pages themselves; browsers name where a POST comes from. */
function isSameOrigin({ headers }: Request, own: string): boolean {
  const { origin } = headers;
  return (
    origin === own ||
    (URL.canParse(origin ?? '') && new URL(origin ?? '').host === headers.host)
  );
}

function slugOf({ params }: Request): string {
  return `${params.owner}/${params.repo}`;
}
