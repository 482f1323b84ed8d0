import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { html, type Html } from '../../core';
import { PERSON_LOGIN } from '../auth';
import { diffTrees, mergeBase } from '../git';
import type { PullService } from '../pulls';
import { ApiError, type Rest } from '../rest';
import type { PullRecord, Repository } from '../store';
import { layout, sendPage } from './layout';
import { markdown } from './markdown';
import { isOwnForm, NoSuchPageError, repositoryFor } from './request';
import { commitLine, diffBlocks, repositoryNav, when } from './views';

/** Pull requests: to read, to merge and to close. */
export function pullPages(rest: Rest, service: PullService) {
  const router = Router();

  const find = async (request: Request) => {
    const repository = repositoryFor(rest, request.params);
    const found = service.records.find(
      repository,
      Number(request.params.number),
    );
    if (!found) {
      throw new NoSuchPageError();
    }
    return {
      repository,
      pull: await service.records.current(repository, found),
    };
  };

  router.get('/:owner/:repo/pulls', async (request, response) => {
    const repository = repositoryFor(rest, request.params);
    const all = [...repository.record.pulls].reverse();
    const body = html`<h1>Pull requests</h1>
      ${all.length === 0 && html`<p class="muted">There are none.</p>`}
      <table>
        ${all.map(
          pull => html`<tr>
            <td>${stateOf(pull)}</td>
            <td>
              <a href="/${repository.slug}/pull/${pull.number}"
                >${pull.title}</a
              >
            </td>
            <td class="muted">
              #${pull.number} by ${pull.author} ${when(pull.createdAt)}
            </td>
          </tr>`,
        )}
      </table>`;
    sendPage(
      response,
      layout('Pull requests', body, repositoryNav(repository, 'pulls')),
    );
  });

  router.get('/:owner/:repo/pull/:number(\\d+)', async (request, response) => {
    const { repository, pull } = await find(request);
    await sendPull(response, repository, pull);
  });

  router.post(
    '/:owner/:repo/pull/:number(\\d+)/:act(merge|close)',
    async (request, response) => {
      const { repository, pull } = await find(request);
      if (!isOwnForm(request)) {
        response
          .status(403)
          .type('text')
          .send('Refused: the form is of another page.\n');
        return;
      }
      try {
        if (request.params.act === 'merge') {
          const wanted = { method: 'merge', login: PERSON_LOGIN } as const;
          await service.merges.merge(repository, pull.number, wanted);
        } else {
          await service.change(
            repository,
            pull.number,
            { state: 'closed' },
            PERSON_LOGIN,
          );
        }
      } catch (error) {
        if (error instanceof ApiError) {
          await sendPull(response, repository, pull, error);
          return;
        }
        throw error;
      }
      response.redirect(303, `/${repository.slug}/pull/${pull.number}`);
    },
  );

  async function sendPull(
    response: Response,
    repository: Repository,
    pull: PullRecord,
    error?: ApiError,
  ): Promise<void> {
    const { dir, objects } = repository.git;
    const common = await mergeBase(dir, pull.base.sha, pull.head.sha);
    const [files, shas, mergeable] = await Promise.all([
      diffTrees(dir, common, pull.head.sha),
      service.commits(repository, pull),
      pull.state === 'open' && service.merges.isMergeable(repository, pull),
    ]);
    const lines = await Promise.all(
      shas.map(async sha => {
        const commit = await objects.readCommit(sha);
        return commit && commitLine(repository, sha, commit);
      }),
    );
    const body = html`<h1>
        ${pull.title} <span class="muted">#${pull.number}</span>
      </h1>
      <p>
        ${stateOf(pull)} ${pull.author} wants to merge
        <code>${pull.head.ref}</code> into <code>${pull.base.ref}</code>
      </p>
      ${error && html`<p role="alert"><strong>${error.message}</strong></p>`}
      ${pull.body && html`<div class="readme">${markdown(pull.body)}</div>`}
      ${pull.state === 'open' && buttons(repository, pull, mergeable)}
      <h2>Commits</h2>
      <table>
        ${lines.map(line => line ?? '')}
      </table>
      <h2>Files changed</h2>
      ${diffBlocks(repository, pull.head.sha, files)}`;
    const page = layout(pull.title, body, repositoryNav(repository, 'pulls'));
    sendPage(response, page, error?.status);
  }
  return router;
}

function buttons(
  repository: Repository,
  pull: PullRecord,
  mergeable: boolean,
): Html {
  const address = `/${repository.slug}/pull/${pull.number}`;
  return html`<p>
    ${
      mergeable
        ? html`<form method="post" action="${address}/merge">
            <button>Merge pull request</button>
          </form>`
        : html`<strong
            >This branch has conflicts that must be resolved.</strong
          >`
    }
    <form method="post" action="${address}/close">
      <button class="plain">Close pull request</button>
    </form>
  </p>`;
}

function stateOf(pull: PullRecord): Html {
  const state = pull.mergedAt ? 'merged' : pull.state;
  return html`<span class="state ${state}">${state}</span>`;
}
