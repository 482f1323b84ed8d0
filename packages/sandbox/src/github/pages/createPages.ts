import type { ErrorRequestHandler, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { html } from '../../core';
import type { PullService } from '../pulls';
import type { Rest } from '../rest';
import { codePages } from './code';
import { ICON_PATH, layout, sendPage, STYLE, STYLE_PATH } from './layout';
import { pullPages } from './pulls';
import { NoSuchPageError } from './request';
import { ownerNav, when } from './views';

const AVATAR =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="8" fill="#2f6f8f"/><circle cx="20" cy="15" r="7" fill="#fff"/><path d="M7 36a13 13 0 0 1 26 0z" fill="#fff"/></svg>';

/** Pages to look at what the sandbox's GitHub holds. `mounted` are pages of others, asked first. */
export function createPages(
  rest: Rest,
  service: PullService,
  mounted: Router,
): Router {
  const { store, site } = rest;
  const router = PromiseRouter();
  router.get(STYLE_PATH, async (_request, response) => {
    response.type('css').send(STYLE);
  });
  router.get(ICON_PATH, async (_request, response) => {
    response.type('svg').send(AVATAR);
  });
  router.get('/', async (_request, response) => {
    response.redirect(`/${site.owner}`);
  });
  router.use(mounted);
  router.get('/:owner', async (request, response) => {
    if (request.params.owner !== site.owner) {
      throw new NoSuchPageError();
    }
    const body = html`<h1>${site.owner}</h1>
      <table>
        <caption>
          Repositories
        </caption>
        ${store.list().map(
          ({ slug, name, record }) => html`<tr>
            <td><a href="/${slug}">${name}</a></td>
            <td>${record.description ?? ''}</td>
            <td class="muted">${when(record.pushedAt)}</td>
          </tr>`,
        )}
      </table>`;
    sendPage(response, layout(site.owner, body, ownerNav(site.owner)));
  });
  router.use(codePages(rest));
  router.use(pullPages(rest, service));
  router.use(async () => {
    throw new NoSuchPageError();
  });
  router.use(answerErrors(rest));
  return router;
}

function answerErrors({ context, site }: Rest): ErrorRequestHandler {
  return (error, request, response, next) => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const missing = error instanceof NoSuchPageError;
    if (!missing) {
      const words = `${request.method} ${request.path}: ${
        error?.stack ?? error
      }`;
      context.log('github', words);
    }
    const title = missing ? 'Not found' : 'Something went wrong';
    const body = html`<h1>${title}</h1>
      <p>
        ${missing
          ? 'There is nothing at this address.'
          : 'The sandbox wrote why to its log.'}
      </p>`;
    const page = layout(title, body, ownerNav(site.owner));
    sendPage(response, page, missing ? 404 : 500);
  };
}
