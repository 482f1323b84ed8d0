import Router from 'express-promise-router';
import { z } from 'zod';
import type { Repository, Stored } from '../../store';
import { checkRunView } from '../../views';
import { notFound, parseBody } from '../errors';
import { saveReport, reportsOn } from './reports';
import {
  commitOf,
  matchOf,
  numberOf,
  paginate,
  repositoryOf,
  type Rest,
} from '../request';
import { shaSchema } from '../schemas';

const checkSchema = z.object({
  name: z.string(),
  head_sha: shaSchema,
  status: z
    .enum([
      'queued',
      'in_progress',
      'completed',
      'waiting',
      'requested',
      'pending',
    ])
    .default('queued'),
  conclusion: z
    .enum([
      'success',
      'failure',
      'neutral',
      'cancelled',
      'skipped',
      'timed_out',
      'action_required',
    ])
    .nullish(),
  details_url: z.string().nullish(),
  external_id: z.string().nullish(),
  started_at: z.string().nullish(),
  completed_at: z.string().nullish(),
  output: z
    .object({
      title: z.string().nullish(),
      summary: z.string().nullish(),
      text: z.string().nullish(),
    })
    .optional(),
});

/** Check runs of commits. */
export function checkRuns(rest: Rest) {
  const { store, site } = rest;
  const router = Router();

  router.post('/repos/:owner/:repo/check-runs', async (request, response) => {
    const repository = repositoryOf(response);
    const body = parseBody(checkSchema, request.body);
    await commitOf(repository, body.head_sha);
    const stored = saveReport(store, repository, 'checkRuns', body);
    response.status(201).json(checkRunView(site, repository, stored));
  });
  router
    .route('/repos/:owner/:repo/check-runs/:id')
    .get(async (request, response) => {
      const repository = repositoryOf(response);
      const found = mustFind(repository, request.params.id);
      response.json(checkRunView(site, repository, found));
    })
    .patch(async (request, response) => {
      const repository = repositoryOf(response);
      const present = mustFind(repository, request.params.id);
      const sent = Object.keys((request.body ?? {}) as object);
      const change = Object.entries(
        parseBody(checkSchema.partial(), request.body),
      ).filter(([key]) => sent.includes(key));
      repository.update(record => {
        const stored = record.checkRuns.find(({ id }) => id === present.id);
        Object.assign(stored?.value ?? {}, Object.fromEntries(change));
      });
      const changed = mustFind(repository, request.params.id);
      response.json(checkRunView(site, repository, changed));
    });
  router.get(
    /^\/repos\/([^/]+)\/([^/]+)\/commits\/(.+)\/check-runs$/,
    async (request, response) => {
      const repository = repositoryOf(response);
      const sha = await commitOf(repository, matchOf(request, 2));
      const found = reportsOn(repository, 'checkRuns', sha);
      response.json({
        total_count: found.length,
        check_runs: paginate(rest, request, response, found).map(stored =>
          checkRunView(site, repository, stored),
        ),
      });
    },
  );
  return router;
}

function mustFind(repository: Repository, id: string): Stored {
  const found = repository.record.checkRuns.find(
    stored => stored.id === numberOf(id),
  );
  if (!found) {
    throw notFound();
  }
  return found;
}
