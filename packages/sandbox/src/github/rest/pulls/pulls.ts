import Router from 'express-promise-router';
import { z } from 'zod';
import { diffTrees, mergeBase } from '../../git';
import type { PullService } from '../../pulls';
import type { PullRecord, Repository } from '../../store';
import { commitView, diffView, fullPullView, pullView } from '../../views';
import { notFound, parseBody } from '../errors';
import {
  identityOf,
  numberOf,
  paginate,
  queryOf,
  repositoryOf,
  type Rest,
} from '../request';

const createSchema = z.object({
  title: z.string().min(1),
  body: z.string().nullish(),
  head: z.string(),
  base: z.string(),
  draft: z.boolean().default(false),
});

const changeSchema = z.object({
  title: z.string().min(1).optional(),
  body: z.string().nullable().optional(),
  state: z.enum(['open', 'closed']).optional(),
  base: z.string().optional(),
});

const mergeSchema = z.object({
  merge_method: z.enum(['merge', 'squash', 'rebase']).default('merge'),
  commit_title: z.string().optional(),
  commit_message: z.string().optional(),
  sha: z.string().optional(),
});

/** Pull requests. */
export function pulls(rest: Rest, service: PullService) {
  const { site, tokens } = rest;
  const router = Router();

  const find = async (repository: Repository, number: string) => {
    const pull = service.records.find(repository, numberOf(number));
    if (!pull) {
      throw notFound();
    }
    return service.records.current(repository, pull);
  };
  const filesOf = async (repository: Repository, pull: PullRecord) => {
    const { dir } = repository;
    const common = await mergeBase(dir, pull.base.sha, pull.head.sha);
    return diffTrees(dir, common, pull.head.sha);
  };
  const fullView = async (repository: Repository, pull: PullRecord) => {
    const [files, brought] = await Promise.all([
      filesOf(repository, pull),
      service.commits(repository, pull),
    ]);
    const sum = (key: 'additions' | 'deletions') =>
      files.reduce((total, file) => total + file[key], 0);
    return fullPullView(site, repository, pull, {
      mergeable:
        pull.state === 'open'
          ? await service.merges.isMergeable(repository, pull)
          : null,
      commits: brought.length,
      comments: repository.record.comments.filter(
        comment => comment.issue === pull.number,
      ).length,
      additions: sum('additions'),
      deletions: sum('deletions'),
      changedFiles: files.length,
    });
  };

  router.get('/repos/:owner/:repo/pulls', async (request, response) => {
    const repository = repositoryOf(response);
    const state = queryOf(request, 'state') ?? 'open';
    const head = queryOf(request, 'head');
    const base = queryOf(request, 'base');
    const found = repository.record.pulls.filter(
      pull =>
        (state === 'all' || pull.state === state) &&
        (!head || head === `${repository.owner}:${pull.head.ref}`) &&
        (!base || base === pull.base.ref),
    );
    const ordered =
      queryOf(request, 'direction') === 'asc' ? found : [...found].reverse();
    const page = paginate(rest, request, response, ordered);
    response.json(
      await Promise.all(
        page.map(async pull =>
          pullView(
            site,
            repository,
            await service.records.current(repository, pull),
          ),
        ),
      ),
    );
  });

  router.post('/repos/:owner/:repo/pulls', async (request, response) => {
    const repository = repositoryOf(response);
    const body = parseBody(createSchema, request.body);
    const pull = await service.create(repository, {
      ...body,
      body: body.body ?? null,
      author: identityOf(response).login,
    });
    const view = await fullView(repository, pull);
    response.status(201).location(view.url).json(view);
  });

  router.get('/repos/:owner/:repo/pulls/:number', async (request, response) => {
    const repository = repositoryOf(response);
    const pull = await find(repository, request.params.number);
    response.json(await fullView(repository, pull));
  });

  router.patch(
    '/repos/:owner/:repo/pulls/:number',
    async (request, response) => {
      const repository = repositoryOf(response);
      const body = parseBody(changeSchema, request.body);
      const pull = await service.change(
        repository,
        numberOf(request.params.number),
        body,
        identityOf(response).login,
      );
      response.json(await fullView(repository, pull));
    },
  );

  router.get(
    '/repos/:owner/:repo/pulls/:number/files',
    async (request, response) => {
      const repository = repositoryOf(response);
      const pull = await find(repository, request.params.number);
      const files = await filesOf(repository, pull);
      response.json(
        paginate(rest, request, response, files).map(file =>
          diffView(site, repository, pull.head.sha, file),
        ),
      );
    },
  );

  router.get(
    '/repos/:owner/:repo/pulls/:number/commits',
    async (request, response) => {
      const repository = repositoryOf(response);
      const pull = await find(repository, request.params.number);
      const shas = await service.commits(repository, pull);
      const views = paginate(rest, request, response, shas).map(async sha => {
        const commit = await repository.git.objects.readCommit(sha);
        return commit
          ? [commitView(site, tokens, repository, sha, commit)]
          : [];
      });
      response.json((await Promise.all(views)).flat());
    },
  );

  router.get(
    '/repos/:owner/:repo/pulls/:number/merge',
    async (request, response) => {
      const pull = await find(repositoryOf(response), request.params.number);
      if (!pull.mergedAt) {
        throw notFound();
      }
      response.status(204).end();
    },
  );

  router.put(
    '/repos/:owner/:repo/pulls/:number/merge',
    async (request, response) => {
      const body = parseBody(mergeSchema, request.body);
      const sha = await service.merges.merge(
        repositoryOf(response),
        numberOf(request.params.number),
        {
          method: body.merge_method,
          title: body.commit_title,
          message: body.commit_message,
          sha: body.sha,
          login: identityOf(response).login,
        },
      );
      response.json({
        sha,
        merged: true,
        message: 'Pull Request successfully merged',
      });
    },
  );
  return router;
}
