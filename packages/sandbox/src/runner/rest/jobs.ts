import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { jobView } from '../views';
import { BASE, belongs, notFound, viewOf, type ActionsRest } from './request';

/** A job by its own id, and its log. */
export function jobs(rest: ActionsRest) {
  const { links, runner } = rest;
  const router = Router();
  const find = (request: Request, response: Response) => {
    const found = runner.store.findJob(Number(request.params.id));
    if (found && belongs(found.run, request)) {
      return found;
    }
    notFound(response);
    return undefined;
  };

  router.get(`${BASE}/jobs/:id`, async (request, response) => {
    const found = find(request, response);
    if (found) {
      response.json(jobView(viewOf(rest, request), found.run, found.job));
    }
  });
  router.get(`${BASE}/jobs/:id/logs`, async (request, response) => {
    const found = find(request, response);
    if (found) {
      response.redirect(302, links.create(found.job.id));
    }
  });
  return router;
}
