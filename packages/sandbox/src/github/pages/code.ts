import Router from 'express-promise-router';
import { html, type Html } from '../../core';
import { cloneCommand } from '../credentials';
import { diffTrees, listCommits, mergeBase, type PathEntry } from '../git';
import { starOf, type Rest } from '../rest';
import type { Repository } from '../store';
import { encodePath } from '../views';
import { placeOf, textOf, type Place } from './files';
import { layout, sendPage } from './layout';
import { markdown } from './markdown';
import { NoSuchPageError, repositoryFor } from './request';
import {
  commitLine,
  diffBlocks,
  fileTable,
  repositoryNav,
  when,
} from './views';

const SHOWN_COMMITS = 100;

/** A repository's files, history and differences. */
export function codePages(rest: Rest) {
  const router = Router();

  router.get('/:owner/:repo', async (request, response) => {
    const repository = repositoryFor(rest, request.params);
    const { description, defaultBranch } = repository.record;
    const place = await placeOf(repository, defaultBranch);
    const body = html`<h1>${repository.slug}</h1>
      ${description && html`<p>${description}</p>`}
      <h2>Clone</h2>
      <pre>${cloneCommand(rest.context, repository.slug)}</pre>
      ${place
        ? await folder(repository, place)
        : html`<p class="muted">This repository is empty.</p>`}`;
    sendPage(
      response,
      layout(repository.slug, body, repositoryNav(repository, 'code')),
    );
  });

  router.get('/:owner/:repo/:kind(tree|blob)/*', async (request, response) => {
    const repository = repositoryFor(rest, request.params);
    const place = await find(repository, starOf(request));
    const isFolder = place.entry.mode === '040000';
    const body = html`<h1>${place.entry.path || repository.slug}</h1>
      ${isFolder
        ? await folder(repository, place)
        : await file(repository, place)}`;
    const title = `${place.entry.path} at ${place.ref}`;
    sendPage(response, layout(title, body, repositoryNav(repository, 'code')));
  });

  // GitHub's editor is not here; whoever was sent to it learns how to change the file.
  router.get('/:owner/:repo/edit/*', async (request, response) => {
    const repository = repositoryFor(rest, request.params);
    const { entry, ref } = await find(repository, starOf(request));
    const shown = `/${repository.slug}/blob/${encodePath(ref)}/${encodePath(
      entry.path,
    )}`;
    const body = html`<h1>${entry.path}</h1>
      <p>
        The sandbox has no editor. Clone the repository, change
        <a href="${shown}">this file</a> and push to <code>${ref}</code>:
      </p>
      <pre>${cloneCommand(rest.context, repository.slug)}</pre>`;
    const title = `Edit ${entry.path}`;
    sendPage(response, layout(title, body, repositoryNav(repository, 'code')));
  });

  router.get('/:owner/:repo/raw/*', async (request, response) => {
    const repository = repositoryFor(rest, request.params);
    const { entry } = await find(repository, starOf(request));
    const bytes = await repository.git.objects.readAs('blob', entry.sha);
    if (!bytes) {
      throw new NoSuchPageError();
    }
    response
      .set({
        'Content-Security-Policy': "default-src 'none'; sandbox",
        'X-Content-Type-Options': 'nosniff',
      })
      .type(bytes.includes(0) ? 'application/octet-stream' : 'text/plain')
      .send(bytes);
  });

  router.get('/:owner/:repo/commits/*', async (request, response) => {
    const repository = repositoryFor(rest, request.params);
    const place = await find(repository, starOf(request));
    const shas = await listCommits(repository.dir, place.commit, {
      path: place.entry.path || undefined,
    });
    const lines = await Promise.all(
      shas.slice(0, SHOWN_COMMITS).map(async sha => {
        const commit = await repository.git.objects.readCommit(sha);
        return commit && commitLine(repository, sha, commit);
      }),
    );
    const body = html`<h1>Commits</h1>
      <table>
        <caption>
          ${shas.length} of ${place.ref}
        </caption>
        ${lines.map(line => line ?? '')}
      </table>`;
    sendPage(
      response,
      layout('Commits', body, repositoryNav(repository, 'commits')),
    );
  });

  router.get('/:owner/:repo/commit/:sha', async (request, response) => {
    const repository = repositoryFor(rest, request.params);
    const sha = await repository.git.resolve(request.params.sha);
    const commit = sha && (await repository.git.objects.readCommit(sha));
    if (!commit) {
      throw new NoSuchPageError();
    }
    const files = await diffTrees(repository.dir, commit.parents[0], sha);
    const [subject, ...rest_] = commit.message.split('\n');
    const body = html`<h1>${subject}</h1>
      ${rest_.join('\n').trim() && html`<pre>${rest_.join('\n').trim()}</pre>`}
      <p>
        ${commit.author.name} ${when(commit.author.date)} <code>${sha}</code>
        <a href="/${repository.slug}/tree/${sha}">Files</a>
      </p>
      <p>
        ${commit.parents.map(
          parent =>
            html`Parent
              <a href="/${repository.slug}/commit/${parent}"
                ><code>${parent.slice(0, 7)}</code></a
              > `,
        )}
      </p>
      ${diffBlocks(repository, sha, files)}`;
    sendPage(
      response,
      layout(subject, body, repositoryNav(repository, 'commits')),
    );
  });

  router.get('/:owner/:repo/compare/*', async (request, response) => {
    const repository = repositoryFor(rest, request.params);
    const names = starOf(request).split('...');
    const [base, head] = await Promise.all(
      names.map(name => repository.git.resolve(name)),
    );
    const common =
      base && head && (await mergeBase(repository.dir, base, head));
    if (!common || !head || names.length !== 2) {
      throw new NoSuchPageError();
    }
    const files = await diffTrees(repository.dir, common, head);
    const body = html`<h1>${names[0]} … ${names[1]}</h1>
      ${diffBlocks(repository, head, files)}`;
    sendPage(
      response,
      layout('Comparison', body, repositoryNav(repository, 'commits')),
    );
  });

  async function find(repository: Repository, path: string): Promise<Place> {
    const place = await placeOf(repository, path);
    if (!place) {
      throw new NoSuchPageError();
    }
    return place;
  }
  return router;
}

async function folder(repository: Repository, place: Place): Promise<Html> {
  const { path, sha } = place.entry;
  const { objects } = repository.git;
  const entries = ((await objects.readTree(sha)) ?? []).map<PathEntry>(
    entry => ({ ...entry, path: path ? `${path}/${entry.name}` : entry.name }),
  );
  const readme = entries.find(({ name }) => /^readme\.md$/i.test(name));
  const text = readme && (await textOf(repository, readme.sha));
  return html`${fileTable(repository, place.ref, path, entries)}
  ${text && html`<div class="readme">${markdown(text)}</div>`}`;
}

async function file(repository: Repository, place: Place): Promise<Html> {
  const text = await textOf(repository, place.entry.sha);
  const rest = `${encodePath(place.ref)}/${encodePath(place.entry.path)}`;
  return html`<p>
      <a href="/${repository.slug}/raw/${rest}">Raw</a>
      <a href="/${repository.slug}/commits/${rest}">History</a>
    </p>
    ${text === undefined
      ? html`<p class="muted">Not a text.</p>`
      : html`<pre>${text}</pre>`}`;
}
