import { Router } from 'express';
import { ARGOCD_NAMESPACE, argoRef } from '../model';
import { ApiError } from './ApiError';
import type { ApiDeps } from './ApiDeps';
import { itemsOf, shown } from './representation';

/** Reads of projects and ApplicationSets. */
export function projectAndSetReads(deps: ApiDeps): Router {
  const router = Router();
  const kinds = [
    { path: 'projects', kind: 'AppProject', plural: 'appprojects' },
    {
      path: 'applicationsets',
      kind: 'ApplicationSet',
      plural: 'applicationsets',
    },
  ];
  for (const { path, kind, plural } of kinds) {
    router.get(`/api/v1/${path}`, (_request, response) => {
      const objects = deps.cluster.list({ kind, namespace: ARGOCD_NAMESPACE });
      response.json({
        metadata: { resourceVersion: deps.cluster.resourceVersion },
        items: itemsOf(objects.map(shown)),
      });
    });
    router.get(`/api/v1/${path}/:name`, (request, response) => {
      const { name } = request.params;
      const object = deps.cluster.get(argoRef(kind, name));
      if (!object) {
        throw new ApiError(
          'NotFound',
          `${plural}.argoproj.io "${name}" not found`,
        );
      }
      response.json(shown(object));
    });
  }
  return router;
}
