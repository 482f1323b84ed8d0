import type { NextFunction, Request, Response, Router } from 'express';
import PromiseRouter from 'express-promise-router';
import * as blobs from './blobs';
import * as manifests from './manifests';
import { OciError } from './OciError';
import type { OciHandler, RegistryDeps } from './OciCall';

const NAME =
  '((?:[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*/)*[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)';

const ROUTES: [RegExp, Partial<Record<string, OciHandler>>][] = [
  [new RegExp(`^/${NAME}/blobs/uploads/?$`), { POST: blobs.startUpload }],
  [
    new RegExp(`^/${NAME}/blobs/uploads/([^/]+)$`),
    {
      GET: blobs.uploadStatus,
      PATCH: blobs.continueUpload,
      PUT: blobs.finishUpload,
      DELETE: blobs.cancelUpload,
    },
  ],
  [
    new RegExp(`^/${NAME}/blobs/([^/]+)$`),
    { HEAD: blobs.getBlob, GET: blobs.getBlob, DELETE: blobs.deleteBlob },
  ],
  [
    new RegExp(`^/${NAME}/manifests/([^/]+)$`),
    {
      HEAD: manifests.getManifest,
      GET: manifests.getManifest,
      PUT: manifests.putManifest,
      DELETE: manifests.deleteManifest,
    },
  ],
  [new RegExp(`^/${NAME}/tags/list$`), { GET: manifests.listTags }],
  [
    new RegExp(`^/${NAME}/referrers/([^/]+)$`),
    { GET: manifests.listReferrers },
  ],
];

/** The distribution specification's routes below `/v2`. */
export function createOciRouter(deps: RegistryDeps): Router {
  const { context, store, credentials } = deps;
  const router = PromiseRouter();
  router.use(async (request: Request, response: Response) => {
    response.set('Docker-Distribution-Api-Version', 'registry/2.0');
    if (!credentials.accepts(request.get('authorization'))) {
      response.set('WWW-Authenticate', 'Basic realm="ECR of the sandbox"');
      throw new OciError(401, 'UNAUTHORIZED', 'Authentication required');
    }
    if (request.path === '/' && ['GET', 'HEAD'].includes(request.method)) {
      response.json({});
      return;
    }
    for (const [pattern, handlers] of ROUTES) {
      const match = pattern.exec(decodeURIComponent(request.path));
      const handler = match && handlers[request.method];
      if (match && handler) {
        const [, name, reference = ''] = match;
        const repository = store.find(name);
        if (!repository) {
          throw OciError.nameUnknown(name, context.accountId);
        }
        await handler({ ...deps, request, response, repository, reference });
        return;
      }
    }
    throw new OciError(
      501,
      'UNSUPPORTED',
      `The sandbox's registry does not answer ${request.method} ${request.originalUrl}`,
    );
  });
  router.use(
    (error: unknown, request: Request, response: Response, _: NextFunction) => {
      const known =
        error instanceof OciError
          ? error
          : new OciError(500, 'UNKNOWN', 'The registry failed');
      if (known !== error) {
        context.log('ecr', `${request.method} ${request.path}: ${error}`);
      }
      if (response.headersSent || response.destroyed) {
        response.destroy();
        return;
      }
      response.removeHeader('Content-Length');
      response.status(known.status).json({
        errors: [
          { code: known.code, message: known.message, detail: known.detail },
        ],
      });
    },
  );
  return router;
}
