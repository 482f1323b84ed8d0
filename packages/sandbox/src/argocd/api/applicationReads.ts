import PromiseRouter from 'express-promise-router';
import type { Router } from 'express';
import type { Level } from '../applications';
import { findApplication } from './access';
import { ApiError } from './ApiError';
import type { ApiDeps } from './ApiDeps';
import { text, texts } from './query';
import { itemsOf, listed, matcher, shown } from './representation';

const REFRESHES: Record<string, Level> = {
  normal: 'normal',
  true: 'normal',
  hard: 'hard',
};

/** Applications one by one, and all. */
export function applicationReads(deps: ApiDeps): Router {
  const router = PromiseRouter();
  router.get('/api/v1/applications', (request, response) => {
    const matches = matcher({
      selector: text(request, 'selector'),
      projects: texts(request, 'projects', 'project'),
      name: text(request, 'name'),
    });
    response.json({
      metadata: { resourceVersion: deps.cluster.resourceVersion },
      items: itemsOf(
        deps.controller
          .list()
          .filter(matches)
          .sort((a, b) => (a.name < b.name ? -1 : 1))
          .map(listed),
      ),
    });
  });
  router.get('/api/v1/applications/:name', async (request, response) => {
    const application = findApplication(deps, request);
    const wanted = text(request, 'refresh');
    if (wanted !== '') {
      const level = REFRESHES[wanted];
      if (!level) {
        throw new ApiError(
          'InvalidArgument',
          `refresh must be normal or hard, not ${JSON.stringify(wanted)}`,
        );
      }
      await deps.controller.refresh(application.name, level);
    }
    response.json(shown(findApplication(deps, request).object));
  });
  return router;
}
