import { isDeepStrictEqual } from 'node:util';
import type { Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { predict, type JsonObject, type KubernetesObject } from '../../cluster';
import {
  applicationRef,
  applicationSpecSchema,
  ARGOCD_NAMESPACE,
  RESOURCES_FINALIZER,
  type Application,
} from '../model';
import { specProblems } from '../projects';
import { findApplication } from './access';
import { ApiError } from './ApiError';
import type { ApiDeps } from './ApiDeps';
import { operations } from './operations';
import { flag, text } from './query';
import { shown } from './representation';

const applicationSchema = z.object({
  metadata: z.object({
    name: z.string().regex(/^[a-z0-9]([-a-z0-9]*[a-z0-9])?$/),
    namespace: z.string().optional(),
    labels: z.record(z.string()).optional(),
    annotations: z.record(z.string()).optional(),
    finalizers: z.array(z.string()).optional(),
  }),
  spec: applicationSpecSchema,
});

const patchSchema = z.object({
  patch: z.string(),
  patchType: z.literal('merge'),
});

function parse<T>(
  schema: z.ZodType<T, z.ZodTypeDef, unknown>,
  body: unknown,
): T {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new ApiError(
      'InvalidArgument',
      `${issue.path.join('.')}: ${issue.message}`,
    );
  }
  return parsed.data;
}

/** Creating, changing and deleting Applications. */
export function applicationWrites(deps: ApiDeps): Router {
  const router = PromiseRouter();
  router.post('/api/v1/applications', (request, response) => {
    create(deps, request, response);
  });
  router.put('/api/v1/applications/:name', (request, response) => {
    findApplication(deps, request);
    const wanted = parse(applicationSchema, request.body);
    response.json(put(deps, request, wanted));
  });
  router.put('/api/v1/applications/:name/spec', (request, response) => {
    const application = findApplication(deps, request);
    const spec = parse(applicationSpecSchema, request.body);
    put(deps, request, { metadata: application.object.metadata, spec });
    response.json(spec);
  });
  router.patch('/api/v1/applications/:name', (request, response) => {
    const { object } = findApplication(deps, request);
    const { patch } = parse(patchSchema, request.body);
    const change = JSON.parse(patch) as JsonObject;
    const patched = predict(
      { ...object, metadata: { ...object.metadata } },
      change as unknown as KubernetesObject,
    );
    response.json(put(deps, request, parse(applicationSchema, patched)));
  });
  router.delete('/api/v1/applications/:name', (request, response) => {
    remove(deps, findApplication(deps, request), request);
    response.json({});
  });
  router.use(operations(deps));
  return router;
}

function create(deps: ApiDeps, request: Request, response: Response): void {
  const wanted = parse(applicationSchema, request.body);
  const { name } = wanted.metadata;
  const existing = deps.controller.get(name);
  if (existing) {
    const same =
      isDeepStrictEqual(existing.spec, wanted.spec) &&
      isDeepStrictEqual(
        existing.object.metadata.labels ?? {},
        wanted.metadata.labels ?? {},
      );
    if (same) {
      response.json(shown(existing.object));
      return;
    }
    if (!flag(request, 'upsert')) {
      throw new ApiError(
        'InvalidArgument',
        'existing application spec is different, use upsert flag to force update',
      );
    }
  }
  response.json(put(deps, request, wanted));
}

function put(
  deps: ApiDeps,
  request: Request,
  wanted: z.infer<typeof applicationSchema>,
): Record<string, unknown> {
  const { cluster, controller } = deps;
  const { name, labels, annotations, finalizers } = wanted.metadata;
  if (flag(request, 'validate') !== false) {
    const problems = specProblems(
      wanted.spec,
      controller.project(wanted.spec.project),
    );
    if (problems.length > 0) {
      throw new ApiError(
        'InvalidArgument',
        `application spec for ${name} is invalid: ${problems
          .map(problem => `InvalidSpecError: ${problem}`)
          .join(';')}`,
      );
    }
  }
  const object = cluster.put({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: ARGOCD_NAMESPACE,
      ...(labels && { labels }),
      ...(annotations && { annotations }),
      ...(finalizers && { finalizers }),
      ownerReferences: cluster.get(applicationRef(name))?.metadata
        .ownerReferences,
    },
    spec: wanted.spec as unknown as JsonObject,
  });
  cluster.flush();
  return shown(object);
}

function remove(
  deps: ApiDeps,
  { name, object }: Application,
  request: Request,
): void {
  const policy = text(request, 'propagationPolicy') || 'foreground';
  if (!['foreground', 'background', 'orphan'].includes(policy)) {
    throw new ApiError(
      'InvalidArgument',
      `invalid propagation policy: ${policy}`,
    );
  }
  const cascade = flag(request, 'cascade') ?? policy !== 'orphan';
  const others = (object.metadata.finalizers ?? []).filter(
    item => !item.startsWith(RESOURCES_FINALIZER),
  );
  const own =
    policy === 'background'
      ? `${RESOURCES_FINALIZER}/background`
      : RESOURCES_FINALIZER;
  deps.cluster.setMetadata(applicationRef(name), {
    finalizers: cascade ? [...others, own] : others,
  });
  deps.cluster.delete(applicationRef(name));
  deps.cluster.flush();
}
