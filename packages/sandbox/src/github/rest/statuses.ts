import Router from 'express-promise-router';
import { z } from 'zod';
import type { Repository, Stored } from '../store';
import { appView, nodeId, repositoryView, userView } from '../views';
import { notFound, parseBody } from './errors';
import {
  identityOf,
  matchOf,
  numberOf,
  pageOf,
  paginate,
  queryOf,
  repositoryOf,
  type Rest,
} from './request';
import { shaSchema } from './schemas';

const statusSchema = z.object({
  state: z.enum(['error', 'failure', 'pending', 'success']),
  target_url: z.string().nullish(),
  description: z.string().nullish(),
  context: z.string().default('default'),
});

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

/** Commit statuses and check runs. */
export function statuses(rest: Rest) {
  const { store, site } = rest;
  const router = Router();
  const apiOf = (repository: Repository) =>
    `${site.api}/repos/${repository.slug}`;
  const resolve = async (repository: Repository, ref: string) => {
    const sha = await repository.git.resolve(ref);
    if (!sha) {
      throw notFound();
    }
    return sha;
  };
  const ofCommit = (stored: readonly Stored[], sha: string, key = 'sha') =>
    stored.filter(({ value }) => value[key] === sha).reverse();
  const statusView = (
    repository: Repository,
    { id, createdAt, updatedAt, value }: Stored,
  ) => ({
    url: `${apiOf(repository)}/statuses/${value.sha}`,
    avatar_url: userView(site, String(value.creator)).avatar_url,
    id,
    node_id: nodeId('Status', id),
    state: value.state as string,
    description: (value.description as string | undefined) ?? null,
    target_url: (value.target_url as string | undefined) ?? null,
    context: value.context as string,
    created_at: createdAt,
    updated_at: updatedAt,
  });
  const save = (
    repository: Repository,
    kind: 'statuses' | 'checkRuns',
    value: Record<string, unknown>,
  ): Stored => {
    const now = new Date().toISOString();
    const stored = { id: store.newId(), createdAt: now, updatedAt: now, value };
    repository.update(record => {
      record[kind].push(stored);
    });
    return stored;
  };

  router.post(
    '/repos/:owner/:repo/statuses/:sha',
    async (request, response) => {
      const repository = repositoryOf(response);
      const sha = await resolve(repository, request.params.sha);
      const body = parseBody(statusSchema, request.body);
      const creator = identityOf(response).login;
      const stored = save(repository, 'statuses', { ...body, sha, creator });
      response.status(201).json({
        ...statusView(repository, stored),
        creator: userView(site, creator),
      });
    },
  );

  router.get(
    /^\/repos\/([^/]+)\/([^/]+)\/commits\/(.+)\/statuses$/,
    async (request, response) => {
      const repository = repositoryOf(response);
      const sha = await resolve(repository, matchOf(request, 2));
      const found = ofCommit(repository.record.statuses, sha);
      response.json(
        paginate(rest, request, response, found).map(stored => ({
          ...statusView(repository, stored),
          creator: userView(site, String(stored.value.creator)),
        })),
      );
    },
  );

  router.get(
    /^\/repos\/([^/]+)\/([^/]+)\/commits\/(.+)\/status$/,
    async (request, response) => {
      const repository = repositoryOf(response);
      const sha = await resolve(repository, matchOf(request, 2));
      const latest = new Map<unknown, Stored>();
      for (const stored of ofCommit(repository.record.statuses, sha)) {
        if (!latest.has(stored.value.context)) {
          latest.set(stored.value.context, stored);
        }
      }
      const found = [...latest.values()];
      const { page, perPage } = pageOf(request);
      // Backstage asks for no statuses at all: it wants the commit and the repository's addresses
      const shown =
        queryOf(request, 'per_page') === '0'
          ? []
          : found.slice((page - 1) * perPage, page * perPage);
      response.json({
        state: combined(found.map(({ value }) => value.state)),
        statuses: shown.map(stored => ({
          ...statusView(repository, stored),
          required: null,
        })),
        sha,
        total_count: found.length,
        repository: repositoryView(site, repository, identityOf(response)),
        commit_url: `${apiOf(repository)}/commits/${sha}`,
        url: `${apiOf(repository)}/commits/${sha}/status`,
      });
    },
  );

  const checkView = (repository: Repository, { id, value }: Stored) => {
    const url = `${apiOf(repository)}/check-runs/${id}`;
    const output = (value.output ?? {}) as z.infer<
      typeof checkSchema
    >['output'];
    return {
      id,
      node_id: nodeId('CheckRun', id),
      head_sha: value.head_sha,
      name: value.name,
      url,
      html_url: `${site.html}/${repository.slug}/commit/${value.head_sha}`,
      details_url: value.details_url ?? null,
      external_id: value.external_id ?? null,
      status: value.status,
      conclusion: value.conclusion ?? null,
      started_at: value.started_at ?? null,
      completed_at: value.completed_at ?? null,
      output: {
        title: output?.title ?? null,
        summary: output?.summary ?? null,
        text: output?.text ?? null,
        annotations_count: 0,
        annotations_url: `${url}/annotations`,
      },
      check_suite: { id },
      app: appView(site),
      pull_requests: [],
    };
  };

  router.post('/repos/:owner/:repo/check-runs', async (request, response) => {
    const repository = repositoryOf(response);
    const body = parseBody(checkSchema, request.body);
    await resolve(repository, body.head_sha);
    response
      .status(201)
      .json(checkView(repository, save(repository, 'checkRuns', body)));
  });
  router
    .route('/repos/:owner/:repo/check-runs/:id')
    .get(async (request, response) => {
      response.json(
        checkView(
          repositoryOf(response),
          mustFind(repositoryOf(response), request.params.id),
        ),
      );
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
      response.json(
        checkView(repository, mustFind(repository, request.params.id)),
      );
    });
  router.get(
    /^\/repos\/([^/]+)\/([^/]+)\/commits\/(.+)\/check-runs$/,
    async (request, response) => {
      const repository = repositoryOf(response);
      const sha = await resolve(repository, matchOf(request, 2));
      const found = ofCommit(repository.record.checkRuns, sha, 'head_sha');
      response.json({
        total_count: found.length,
        check_runs: paginate(rest, request, response, found).map(stored =>
          checkView(repository, stored),
        ),
      });
    },
  );

  function mustFind(repository: Repository, id: string): Stored {
    const found = repository.record.checkRuns.find(
      stored => stored.id === numberOf(id),
    );
    if (!found) {
      throw notFound();
    }
    return found;
  }
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
