import type { Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import { hasManySources, sourcesOf, type Operation } from '../model';
import { findApplication } from './access';
import { ApiError } from './ApiError';
import type { ApiDeps } from './ApiDeps';
import { shown } from './representation';

const syncSchema = z.object({
  revision: z.string().optional(),
  revisions: z.array(z.string()).optional(),
  prune: z.boolean().optional(),
  dryRun: z.boolean().optional(),
  retryStrategy: z
    .object({
      limit: z.union([z.number(), z.string().transform(Number)]).optional(),
      refresh: z.boolean().optional(),
    })
    .optional(),
  syncOptions: z.object({ items: z.array(z.string()).optional() }).optional(),
});

const rollbackSchema = z.object({
  id: z.union([z.number(), z.string().transform(Number)]).default(0),
  dryRun: z.boolean().optional(),
  prune: z.boolean().optional(),
});

const WHO = { username: 'portal' };

/** Sync, rollback, and their end. */
export function operations(deps: ApiDeps): Router {
  const router = PromiseRouter();
  const begin = (name: string, operation: Operation) => {
    if (!deps.controller.startOperation(name, operation)) {
      throw new ApiError(
        'FailedPrecondition',
        'another operation is already in progress',
      );
    }
    deps.cluster.flush();
  };
  router.post('/api/v1/applications/:name/sync', (request, response) => {
    const application = findApplication(deps, request);
    const wanted = syncSchema.parse(request.body ?? {});
    const { spec } = application;
    const automated = spec.syncPolicy?.automated;
    const other = sourcesOf(spec).some((source, index) => {
      const revision = hasManySources(spec)
        ? wanted.revisions?.[index]
        : wanted.revision;
      return revision && revision !== (source.targetRevision ?? 'HEAD');
    });
    if (automated && automated.enabled !== false && other) {
      throw new ApiError(
        'FailedPrecondition',
        'Cannot sync to another revision: auto-sync is enabled',
      );
    }
    const operation: Operation = {
      sync: {
        ...(wanted.revision && { revision: wanted.revision }),
        ...(wanted.revisions && { revisions: wanted.revisions }),
        prune: wanted.prune ?? false,
        dryRun: wanted.dryRun ?? false,
        ...(wanted.syncOptions?.items && {
          syncOptions: wanted.syncOptions.items,
        }),
      },
      initiatedBy: WHO,
      retry: wanted.retryStrategy ?? {},
    };
    begin(application.name, operation);
    const { object } = findApplication(deps, request);
    response.json({ ...shown(object), operation });
  });
  router.post('/api/v1/applications/:name/rollback', (request, response) => {
    const application = findApplication(deps, request);
    const wanted = rollbackSchema.parse(request.body ?? {});
    const { spec, status } = application;
    const automated = spec.syncPolicy?.automated;
    if (automated && automated.enabled !== false) {
      throw new ApiError(
        'FailedPrecondition',
        'rollback cannot be initiated when auto-sync is enabled',
      );
    }
    const entry = status.history?.find(item => item.id === wanted.id);
    if (!entry) {
      throw new ApiError(
        'InvalidArgument',
        `application ${application.name} does not have deployment with id ${wanted.id}`,
      );
    }
    const operation: Operation = {
      sync: {
        ...(entry.revision && { revision: entry.revision }),
        ...(entry.revisions && { revisions: entry.revisions }),
        prune: wanted.prune ?? false,
        dryRun: wanted.dryRun ?? false,
      },
      initiatedBy: WHO,
    };
    begin(application.name, operation);
    const { object } = findApplication(deps, request);
    response.json({ ...shown(object), operation });
  });
  router.delete('/api/v1/applications/:name/operation', (request, response) => {
    const { name } = findApplication(deps, request);
    if (!deps.controller.terminateOperation(name)) {
      throw new ApiError(
        'InvalidArgument',
        'Unable to terminate operation. No operation is in progress',
      );
    }
    response.json({});
  });
  return router;
}
