import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import {
  authenticate,
  guardOrganisation,
  loadRepository,
  setCommonHeaders,
} from './access';
import { contents } from './contents';
import { answerErrors, notImplemented } from './errors';
import { gitData } from './gitData';
import { meta } from './meta';
import { customProperties } from './properties';
import { refs } from './refs';
import type { Rest } from './request';
import { organisationRepositories, repositoryItself } from './repositories';

/** GitHub's REST API below `/api/v3`; `mounted` are routers of others, asked first. */
export function createRest(rest: Rest, mounted: Router): Router {
  const router = PromiseRouter();
  router.use(setCommonHeaders);
  router.use(authenticate(rest));
  router.use(express.json({ limit: '100mb', strict: false, type: () => true }));
  router.use('/orgs/:org', guardOrganisation(rest));
  router.use('/repos/:owner/:repo', loadRepository(rest));
  router.use(mounted);
  for (const area of [
    meta,
    organisationRepositories,
    repositoryItself,
    customProperties,
    gitData,
    refs,
    contents,
  ]) {
    router.use(area(rest));
  }
  router.use(notImplemented);
  router.use(answerErrors(message => rest.context.log('github', message)));
  return router;
}
