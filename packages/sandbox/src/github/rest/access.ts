import { randomUUID } from 'node:crypto';
import type { RequestHandler } from 'express';
import { presentedSecret } from '../../core';
import { mayOpen } from '../auth';
import { ApiError, forbidden, notFound } from './errors';
import { identityOf, type Rest } from './request';

/** The sandbox limits nobody; the headers are those of a fresh hour. */
export const RATE_LIMIT = 15_000;

export const setCommonHeaders: RequestHandler = (_request, response, next) => {
  response.set({
    'X-GitHub-Media-Type': 'github.v3; format=json',
    'X-GitHub-Request-Id': randomUUID(),
    'X-RateLimit-Limit': String(RATE_LIMIT),
    'X-RateLimit-Remaining': String(RATE_LIMIT),
    'X-RateLimit-Used': '0',
    'X-RateLimit-Reset': String(Math.floor(Date.now() / 1000) + 3600),
    'X-RateLimit-Resource': 'core',
    'Cache-Control': 'private, no-store',
  });
  next();
};

export function authenticate({ tokens }: Rest): RequestHandler {
  return (request, response, next) => {
    const { authorization } = request.headers;
    const secret = presentedSecret(authorization);
    const identity = secret && tokens.identify(secret);
    if (!identity) {
      next(
        new ApiError(
          401,
          authorization ? 'Bad credentials' : 'Requires authentication',
        ),
      );
      return;
    }
    response.locals.identity = identity;
    next();
  };
}

/** Finds the repository of the path and keeps out tokens that it is not for. */
export function loadRepository({ store }: Rest): RequestHandler {
  return (request, response, next) => {
    const { owner, repo } = request.params;
    const repository = store.find(`${owner}/${repo}`);
    if (!repository) {
      next(notFound());
      return;
    }
    const reads = request.method === 'GET' || request.method === 'HEAD';
    if (!mayOpen(identityOf(response), repository.slug)) {
      next(reads ? notFound() : forbidden());
      return;
    }
    if (!reads && identityOf(response).readOnly) {
      next(forbidden());
      return;
    }
    const itself = request.path === '/' || request.path === '';
    if (repository.record.archived && !reads && !itself) {
      next(new ApiError(403, 'Repository was archived so is read-only.'));
      return;
    }
    response.locals.repository = repository;
    next();
  };
}

/** Routes of the organisation change nothing for a token that is for some repositories only. */
export function guardOrganisation({ site }: Rest): RequestHandler {
  return (request, response, next) => {
    if (request.params.org.toLowerCase() !== site.owner.toLowerCase()) {
      next(notFound());
      return;
    }
    const limited = identityOf(response).repositories !== undefined;
    next(limited && request.method !== 'GET' ? forbidden() : undefined);
  };
}
