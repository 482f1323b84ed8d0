import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Request, Response } from 'express';
import Router from 'express-promise-router';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { presentedSecret } from '../../core';
import { mayOpen, type Identity } from '../auth';
import { NO_COMMIT, type Ref } from '../git';
import type { Rest } from '../rest';
import type { RefMove, Repository } from '../store';
import { runHttpBackend } from './cgi';

const PATHS =
  '/:owner/:repo/:service(info/refs|git-upload-pack|git-receive-pack)';

/** Git over HTTP: clone, fetch and push, with basic credentials whose password is a token. */
export function gitHttp({ context, store, tokens }: Rest) {
  const router = Router();
  const log = (message: string) => context.log('github', message);

  router.all(PATHS, async (request, response) => {
    const identity = identify(request);
    if (!identity) {
      response
        .status(401)
        .set('WWW-Authenticate', 'Basic realm="GitHub"')
        .type('text/plain')
        .send('Authentication failed\n');
      return;
    }
    const { owner, repo, service } = request.params;
    const repository = store.find(`${owner}/${repo.replace(/\.git$/, '')}`);
    if (!repository || !mayOpen(identity, repository.slug)) {
      response.status(404).type('text/plain').send('Repository not found.\n');
      return;
    }
    const pushes =
      service === 'git-receive-pack' ||
      request.query.service === 'git-receive-pack';
    if (pushes && repository.record.archived) {
      response
        .status(403)
        .type('text/plain')
        .send('This repository was archived so it is read-only.\n');
      return;
    }
    if (pushes && identity.readOnly) {
      response
        .status(403)
        .type('text/plain')
        .send(
          `Permission to ${repository.slug} denied to ${identity.login}.\n`,
        );
      return;
    }
    if (service === 'git-receive-pack' && request.method === 'POST') {
      await receive(request, response, repository, identity);
    } else {
      await serve(request, response, repository, identity, request);
    }
  });

  /** A push is read whole before the repository is locked, so that a slow client holds up nobody. */
  async function receive(
    request: Request,
    response: Response,
    repository: Repository,
    identity: Identity,
  ): Promise<void> {
    const spool = join(repository.dir, `push-${randomUUID()}.tmp`);
    try {
      await pipeline(request, createWriteStream(spool, { mode: 0o600 }));
      await repository.git.exclusive(async () => {
        const before = await repository.git.refs();
        const input = createReadStream(spool);
        await serve(request, response, repository, identity, input);
        const after = await repository.git.refs();
        store.announce(repository, movesBetween(before, after, identity.login));
        await adoptDefaultBranch(repository, after);
      });
    } finally {
      await rm(spool, { force: true });
    }
  }

  function serve(
    request: Request,
    response: Response,
    repository: Repository,
    identity: Identity,
    input: Parameters<typeof runHttpBackend>[0]['input'],
  ): Promise<void> {
    return runHttpBackend({
      env: cgiEnvironment(request, repository, identity),
      input,
      response,
      log,
    });
  }

  function identify(request: Request): Identity | undefined {
    const { authorization } = request.headers;
    const secret = presentedSecret(authorization);
    return secret
      ? tokens.identify(secret, usernameOf(authorization))
      : undefined;
  }
  return router;
}

/** The first push into an empty repository decides its default branch where the planned one did not come. */
async function adoptDefaultBranch(
  repository: Repository,
  refs: Ref[],
): Promise<void> {
  const branches = refs.filter(({ name }) => name.startsWith('refs/heads/'));
  const planned = `refs/heads/${repository.record.defaultBranch}`;
  if (branches.length === 0 || branches.some(({ name }) => name === planned)) {
    return;
  }
  const branch = branches[0].name.slice('refs/heads/'.length);
  await repository.git.setHead(branch);
  repository.update(record => {
    record.defaultBranch = branch;
  });
}

/** What moved between two listings of refs. */
function movesBetween(before: Ref[], after: Ref[], actor: string): RefMove[] {
  const from = new Map(before.map(({ name, sha }) => [name, sha]));
  const to = new Map(after.map(({ name, sha }) => [name, sha]));
  return [...new Set([...from.keys(), ...to.keys()])]
    .map(name => ({
      name,
      from: from.get(name) ?? NO_COMMIT,
      to: to.get(name) ?? NO_COMMIT,
      actor,
    }))
    .filter(move => move.from !== move.to);
}

function usernameOf(authorization: string | undefined): string | undefined {
  const match = /^basic\s+(\S+)$/i.exec(authorization ?? '');
  const text = match && Buffer.from(match[1], 'base64').toString('utf8');
  return text ? text.slice(0, text.indexOf(':')) : undefined;
}

function cgiEnvironment(
  request: Request,
  repository: Repository,
  identity: Identity,
): Record<string, string> {
  const header = (name: string) => request.get(name) ?? '';
  return {
    GIT_PROJECT_ROOT: repository.dir,
    GIT_HTTP_EXPORT_ALL: '1',
    GIT_COMMITTER_NAME: identity.login,
    GIT_COMMITTER_EMAIL: `${identity.login}@localhost`,
    PATH_INFO: `/${request.params.service}`,
    QUERY_STRING: new URL(request.originalUrl, 'http://localhost').search.slice(
      1,
    ),
    REQUEST_METHOD: request.method,
    REMOTE_USER: identity.login,
    REMOTE_ADDR: '127.0.0.1',
    CONTENT_TYPE: header('content-type'),
    HTTP_CONTENT_ENCODING: header('content-encoding'),
    HTTP_GIT_PROTOCOL: header('git-protocol'),
    GIT_PROTOCOL: header('git-protocol'),
    ...(request.get('content-length') && {
      CONTENT_LENGTH: header('content-length'),
    }),
  };
}
