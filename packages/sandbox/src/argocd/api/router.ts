import express from 'express';
import PromiseRouter from 'express-promise-router';
import { presentedSecret, sameSecret } from '../../core';
import { pages } from '../pages';
import { ApiError, sendErrors } from './ApiError';
import { applicationReads } from './applicationReads';
import { applicationWrites } from './applicationWrites';
import type { ApiDeps } from './ApiDeps';
import { inspection } from './inspection';
import { projectAndSetReads } from './projectAndSetReads';
import { projectWrites } from './projectWrites';
import { server } from './server';
import { stream } from './stream';
import { webhooks } from './webhooks';

/** Argo CD's API server, the ApplicationSet controller's webhook, and pages to look at. */
export function createArgoCdRouter(deps: ApiDeps): express.Router {
  const router = PromiseRouter();
  router.get('/', (_request, response) => {
    response.redirect('/applications');
  });
  router.use(pages(deps));
  router.use(webhooks(deps));
  router.use(server.open());
  router.use('/api', (request, _response, next) => {
    const secret = presentedSecret(request.headers.authorization);
    if (!secret || !sameSecret(secret, deps.context.token)) {
      throw new ApiError(
        'Unauthenticated',
        secret
          ? 'invalid session: token signature is invalid'
          : 'no session information',
      );
    }
    next();
  });
  router.use(express.json({ limit: '2mb', strict: false }));
  router.use(server.authenticated(deps));
  router.use(stream(deps));
  router.use(applicationReads(deps));
  router.use(inspection(deps));
  router.use(applicationWrites(deps));
  router.use(projectAndSetReads(deps));
  router.use(projectWrites(deps));
  router.use(request => {
    throw new ApiError(
      'Unimplemented',
      `The sandbox's Argo CD does not have ${request.method} ${request.path}`,
    );
  });
  router.use(sendErrors);
  return router;
}
