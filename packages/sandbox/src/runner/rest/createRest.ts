import Router from 'express-promise-router';
import { jobs } from './jobs';
import type { ActionsRest } from './request';
import { runs } from './runs';
import { workflows } from './workflows';

/** GitHub's routes of Actions; authentication and access to the repository were checked before. */
export function createRest(rest: ActionsRest) {
  const router = Router();
  for (const area of [runs, jobs, workflows]) {
    router.use(area(rest));
  }
  return router;
}
