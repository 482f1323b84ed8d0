import Router from 'express-promise-router';
import { z } from 'zod';
import type { PullRecord, Repository } from '../../store';
import { labelView, nodeId, userView } from '../../views';
import { notFound, parseBody } from '../errors';
import {
  identityOf,
  numberOf,
  paginate,
  repositoryOf,
  type Rest,
} from '../request';

const commentSchema = z.object({ body: z.string() });
const labelNames = z.array(
  z.union([
    z.string(),
    z.object({ name: z.string() }).transform(({ name }) => name),
  ]),
);
const labelsSchema = z.union([
  labelNames,
  z.object({ labels: labelNames }).transform(({ labels }) => labels),
]);

/** Comments and labels of pull requests; the sandbox has no other issues. */
export function issues(rest: Rest) {
  const { store, site } = rest;
  const router = Router();

  const mustFind = (repository: Repository, number: string): PullRecord => {
    const pull = repository.record.pulls.find(
      candidate => candidate.number === numberOf(number),
    );
    if (!pull) {
      throw notFound();
    }
    return pull;
  };
  const view = (
    repository: Repository,
    comment: Repository['record']['comments'][number],
  ) => {
    const api = `${site.api}/repos/${repository.slug}/issues`;
    return {
      id: comment.id,
      node_id: nodeId('IssueComment', comment.id),
      url: `${api}/comments/${comment.id}`,
      html_url: `${site.html}/${repository.slug}/pull/${comment.issue}#issuecomment-${comment.id}`,
      issue_url: `${api}/${comment.issue}`,
      body: comment.body,
      user: userView(site, comment.author),
      created_at: comment.createdAt,
      updated_at: comment.updatedAt,
      author_association: 'MEMBER',
    };
  };

  router
    .route('/repos/:owner/:repo/issues/:number/comments')
    .get(async (request, response) => {
      const repository = repositoryOf(response);
      const { number } = mustFind(repository, request.params.number);
      const found = repository.record.comments.filter(
        ({ issue }) => issue === number,
      );
      response.json(
        paginate(rest, request, response, found).map(comment =>
          view(repository, comment),
        ),
      );
    })
    .post(async (request, response) => {
      const repository = repositoryOf(response);
      const { number } = mustFind(repository, request.params.number);
      const { body } = parseBody(commentSchema, request.body);
      const now = new Date().toISOString();
      const comment = {
        id: store.newId(),
        issue: number,
        author: identityOf(response).login,
        body,
        createdAt: now,
        updatedAt: now,
      };
      repository.update(record => {
        record.comments.push(comment);
      });
      const made = view(repository, comment);
      response.status(201).location(made.url).json(made);
    });

  const setLabels = (
    repository: Repository,
    number: number,
    change: (labels: string[]) => string[],
  ) => {
    repository.update(record => {
      const pull = record.pulls.find(candidate => candidate.number === number);
      if (pull) {
        pull.labels = [...new Set(change(pull.labels))];
      }
    });
    const { labels } = mustFind(repository, String(number));
    return labels.map(name => labelView(site, repository, name));
  };

  router
    .route('/repos/:owner/:repo/issues/:number/labels')
    .get(async (request, response) => {
      const repository = repositoryOf(response);
      const { labels } = mustFind(repository, request.params.number);
      response.json(labels.map(name => labelView(site, repository, name)));
    })
    .post(async (request, response) => {
      const repository = repositoryOf(response);
      const { number } = mustFind(repository, request.params.number);
      const added = parseBody(labelsSchema, request.body);
      response.json(setLabels(repository, number, old => [...old, ...added]));
    })
    .put(async (request, response) => {
      const repository = repositoryOf(response);
      const { number } = mustFind(repository, request.params.number);
      const labels = parseBody(labelsSchema, request.body);
      response.json(setLabels(repository, number, () => labels));
    });

  router.delete(
    '/repos/:owner/:repo/issues/:number/labels/:name',
    async (request, response) => {
      const repository = repositoryOf(response);
      const { number, labels } = mustFind(repository, request.params.number);
      const { name } = request.params;
      if (!labels.includes(name)) {
        throw notFound();
      }
      response.json(
        setLabels(repository, number, old =>
          old.filter(label => label !== name),
        ),
      );
    },
  );
  return router;
}
