import type { Request } from 'express';
import type { Application } from '../model';
import { ApiError } from './ApiError';
import type { ApiDeps } from './ApiDeps';
import { text } from './query';

/**
 * The Application that a request names. Argo CD hides what is absent behind 403, unless the caller names the project
 * in which he looked; an Application of another project is absent too.
 */
export function findApplication(
  deps: Pick<ApiDeps, 'controller'>,
  request: Request,
): Application {
  const { name } = request.params;
  const project = text(request, 'project');
  const application = deps.controller.get(name);
  if (!application && project === '') {
    throw new ApiError('PermissionDenied', 'permission denied');
  }
  if (
    !application ||
    (project !== '' && application.spec.project !== project)
  ) {
    throw new ApiError(
      'NotFound',
      `applications.argoproj.io "${name}" not found`,
    );
  }
  return application;
}
