import Router from 'express-promise-router';
import { z } from 'zod';
import { paginate } from '../../github/rest';
import { workflowView } from '../views';
import {
  BASE,
  findWorkflow,
  notFound,
  slugOf,
  viewOf,
  type ActionsRest,
} from './request';

/** The sandbox does not remember when a workflow file came. */
const SINCE = '2026-01-01T00:00:00Z';
const dispatchSchema = z.object({
  ref: z.string().min(1),
  inputs: z.record(z.union([z.string(), z.number(), z.boolean()])).default({}),
});

/** Workflow files, and runs that somebody starts by hand. */
export function workflows(rest: ActionsRest) {
  const { runner } = rest;
  const router = Router();

  router.get(`${BASE}/workflows`, async (request, response) => {
    const view = viewOf(rest, request);
    const files = await runner.listWorkflows(slugOf(request));
    response.json({
      total_count: files.length,
      workflows: paginate(rest, request, response, files).map(file =>
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
