import { isDeepStrictEqual } from 'node:util';
import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { JsonObject } from '../../cluster';
import { ARGOCD_NAMESPACE, argoRef, projectSpecSchema } from '../model';
import { ApiError } from './ApiError';
import type { ApiDeps } from './ApiDeps';
import { shown } from './representation';

const createSchema = z.object({
  project: z.object({
    metadata: z.object({
      name: z.string().regex(/^[a-z0-9]([-a-z0-9.]*[a-z0-9])?$/),
      labels: z.record(z.string()).optional(),
      annotations: z.record(z.string()).optional(),
      finalizers: z.array(z.string()).optional(),
    }),
    spec: projectSpecSchema,
  }),
  upsert: z.boolean().default(false),
});

/** Creating projects, for clients that do not leave that to Git. */
export function projectWrites({ cluster }: ApiDeps): Router {
  const router = PromiseRouter();
  router.post('/api/v1/projects', (request, response) => {
    const parsed = createSchema.safeParse(request.body);
    if (!parsed.success) {
      const [issue] = parsed.error.issues;
      throw new ApiError(
        'InvalidArgument',
        `${issue.path.join('.')}: ${issue.message}`,
      );
    }
    const { project, upsert } = parsed.data;
    const { name } = project.metadata;
    const existing = cluster.get(argoRef('AppProject', name));
    if (existing) {
      const spec = projectSpecSchema.parse(existing.spec ?? {});
      if (isDeepStrictEqual(spec, project.spec)) {
        response.json(shown(existing));
        return;
      }
      if (!upsert) {
        throw new ApiError(
          'InvalidArgument',
          'existing project spec is different, use upsert flag to force update',
        );
      }
    }
    const object = cluster.put({
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'AppProject',
      metadata: { ...project.metadata, namespace: ARGOCD_NAMESPACE },
      spec: project.spec as unknown as JsonObject,
    });
    cluster.flush();
    response.json(shown(object));
  });
  return router;
}
