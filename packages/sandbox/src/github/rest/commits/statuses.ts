import Router from 'express-promise-router';
import { z } from 'zod';
import type { Stored } from '../../store';
import { fullStatusView, repositoryView, statusView } from '../../views';
import { parseBody } from '../errors';
import { reportsOn, saveReport } from './reports';
import {
  commitOf,
  identityOf,
  matchOf,
  pageOf,
  paginate,
  queryOf,
  repositoryOf,
  type Rest,
} from '../request';

const statusSchema = z.object({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  target_url: z.string().nullish(),
  description: z.string().nullish(),
  context: z.string().default('default'),
});

/** Statuses of commits, one by one and combined. */
export function statuses(rest: Rest) {
  const { store, site } = rest;
  const router = Router();

  router.post(
    '/repos/:owner/:repo/statuses/:sha',
    async (request, response) => {
      const repository = repositoryOf(response);
      const sha = await commitOf(repository, request.params.sha);
      const body = parseBody(statusSchema, request.body);
      const creator = identityOf(response).login;
      const stored = saveReport(store, repository, 'statuses', {
        ...body,
        sha,
        creator,
      });
      response.status(201).json(fullStatusView(site, repository, stored));
    },
  );

  router.get(
    /^\/repos\/([^/]+)\/([^/]+)\/commits\/(.+)\/statuses$/,
    async (request, response) => {
      const repository = repositoryOf(response);
      const sha = await commitOf(repository, matchOf(request, 2));
      const found = reportsOn(repository, 'statuses', sha);
      response.json(
        paginate(rest, request, response, found).map(stored =>
          fullStatusView(site, repository, stored),
        ),
      );
    },
  );

  router.get(
    /^\/repos\/([^/]+)\/([^/]+)\/commits\/(.+)\/status$/,
    async (request, response) => {
      const repository = repositoryOf(response);
      const sha = await commitOf(repository, matchOf(request, 2));
      const latest = new Map<unknown, Stored>();
      for (const stored of reportsOn(repository, 'statuses', sha)) {
        if (!latest.has(stored.value.context)) {
          latest.set(stored.value.context, stored);
        }
      }
      const found = [...latest.values()];
      const { page, perPage } = pageOf(request);
      const url = `${site.api}/repos/${repository.slug}/commits/${sha}`;
      // Backstage asks for no statuses at all: it wants the commit and the repository's addresses
      const shown =
        queryOf(request, 'per_page') === '0'
          ? []
          : found.slice((page - 1) * perPage, page * perPage);
      response.json({
        state: combined(found.map(({ value }) => value.state)),
        statuses: shown.map(stored => ({
          ...statusView(site, repository, stored),
          required: null,
        })),
        sha,
        total_count: found.length,
        repository: repositoryView(site, repository, identityOf(response)),
        commit_url: url,
        url: `${url}/status`,
      });
    },
  );
  return router;
}

function combined(states: unknown[]): string {
  if (states.some(state => state === 'failure' || state === 'error')) {
    return 'failure';
  }
  return states.length > 0 && states.every(state => state === 'success')
    ? 'success'
    : 'pending';
}
