import express, { type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import type { PullService } from '../pulls';
import {
  authenticate,
  guardOrganisation,
  loadRepository,
  setCommonHeaders,
} from './access';
import { archives } from './archives';
import { branches } from './branches';
import { checkRuns } from './checkRuns';
import { commits } from './commits';
import { contents } from './contents';
import { environments } from './environments';
import { answerErrors, notImplemented } from './errors';
import { gitData } from './gitData';
import { gitTrees } from './gitTrees';
import { hooks } from './hooks';
import { issues } from './issues';
import { meta } from './meta';
import { organisationRepositories } from './organisationRepositories';
import { customProperties } from './properties';
import { pulls } from './pulls';
import { refs } from './refs';
import { repositoryItself } from './repository';
import type { Rest } from './request';
import { rulesets } from './rulesets';
import { secrets } from './secrets';
import { statuses } from './statuses';
import { teams } from './teams';
import { topics } from './topics';
import { variables } from './variables';

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
