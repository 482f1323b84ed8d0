import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from '../lib/problem.mjs';

const POLL_MS = 500;

/** Tells each step of a creation as it ends; fails with the task's own error. */
export async function followTask(portal, id, tell) {
  let after = -1;
  for (;;) {
    const events = await portal.taskEvents(id, after);
    for (const { id: eventId, type, body } of events) {
      after = Math.max(after, eventId);
      if (
        type === 'log' &&
        body.stepId &&
        body.status &&
        body.status !== 'processing'
      ) {
        tell(
          `${
            body.status === 'completed'
              ? '✓'
              : body.status === 'skipped'
              ? '–'
              : '✗'
          } ${body.stepId}`,
        );
      }
      if (type === 'completion') {
        if (body.error) {
          throw new Problem(`The creation failed: ${body.error.message}`);
        }
        return;
      }
    }
    await sleep(POLL_MS);
  }
}

/** Tells each job of the pipeline run of a commit as it ends; fails when the run does. */
export async function followRun(
  portal,
  service,
  commit,
  tell,
  { timeoutMs = 300_000 } = {},
) {
  const deadline = Date.now() + timeoutMs;
  const told = new Set();
  let announced = false;
  while (Date.now() < deadline) {
    const run = (await portal.runs(service)).find(r => r.commit === commit);
    if (run) {
      if (!announced) {
        announced = true;
        tell(`run ${run.number}: ${run.url}`);
      }
      for (const job of await portal.jobs(service, run.id)) {
        if (job.status === 'completed' && !told.has(job.id)) {
          told.add(job.id);
          tell(
            `${
              job.conclusion === 'success'
                ? '✓'
                : job.conclusion === 'skipped'
                ? '–'
                : '✗'
            } ${job.name}`,
          );
        }
      }
      if (run.status === 'completed') {
        if (run.conclusion !== 'success') {
          throw new Problem(
            `The pipeline ended with ${run.conclusion}.`,
            `See its log: ${run.url}`,
          );
        }
        return run;
      }
    }
    await sleep(POLL_MS);
  }
  throw new Problem(
    `No pipeline run of ${commit.slice(0, 7)} ended within ${
      timeoutMs / 1000
    } s.`,
  );
}

/** Waits until an environment is healthy with the release of a commit. */
export async function followRelease(
  portal,
  service,
  environment,
  commit,
  { timeoutMs = 180_000 } = {},
) {
  const deadline = Date.now() + timeoutMs;
  let last;
  while (Date.now() < deadline) {
    const { environments } = await portal.status(service);
    last = environments.find(e => e.environment === environment);
    if (last?.release?.commit === commit) {
      if (last.state === 'healthy') {
        return last;
      }
      if (last.state === 'failed') {
        throw new Problem(
          `The release failed in ${environment}: ${last.message ?? ''}`,
        );
      }
    }
    await sleep(POLL_MS);
  }
  throw new Problem(
    `${service} was not healthy in ${environment} within ${
      timeoutMs / 1000
    } s: ${JSON.stringify(last)}`,
  );
}
