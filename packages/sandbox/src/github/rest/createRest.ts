import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { PullService } from '../pulls';
import {
  authenticate,
  guardOrganisation,
  loadRepository,
  setCommonHeaders,
} from './access';
import { answerErrors, notImplemented } from './errors';
import { environments, secrets, variables } from './actions';
import { checkRuns, commits, statuses } from './commits';
import { gitData, gitTrees, refs } from './git';
import { meta } from './meta';
import { issues, pulls } from './pulls';
import {
  archives,
  branches,
  contents,
  customProperties,
  hooks,
  organisationRepositories,
  repositoryItself,
  rulesets,
  teams,
  topics,
} from './repositories';
import type { Rest } from './request';

/** GitHub's REST API below `/api/v3`; `mounted` are routers of others, asked first. */
export function createRest(
  rest: Rest,
  service: PullService,
  mounted: Router,
): Router {
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
    topics,
    gitData,
    gitTrees,
    refs,
    contents,
    statuses,
    checkRuns,
    commits,
    branches,
    issues,
    rulesets,
    teams,
    variables,
    secrets,
    environments,
    hooks,
    archives,
  ]) {
    router.use(area(rest));
  }
  router.use(pulls(rest, service));
  router.use(notImplemented);
  router.use(answerErrors(message => rest.context.log('github', message)));
  return router;
}
