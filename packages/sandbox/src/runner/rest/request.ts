import type { Request, Response } from 'express';
import type { Site } from '../../github/views';
import type { RunnerGitHub } from '../github';
import type { Runner } from '../Runner';
import type { RunRecord } from '../store';
import type { ViewContext } from '../views';
import type { WorkflowFile } from '../WorkflowFiles';
import type { LogLinks } from './LogLinks';

/** What every route of Actions works with. */
export interface ActionsRest {
  site: Site;
  runner: Runner;
  github: RunnerGitHub;
  links: LogLinks;
}

export const BASE = '/repos/:owner/:repo/actions';

type RunHandler = (
  run: RunRecord,
  request: Request,
  response: Response,
) => Promise<void>;

/** A route of one run of the repository, or 404. */
export function withRun({ runner }: ActionsRest, handler: RunHandler) {
  return async (request: Request, response: Response) => {
    const run = runner.store.find(Number(request.params.id));
    if (!run || !belongs(run, request)) {
      notFound(response);
      return;
    }
    await handler(run, request, response);
  };
}

/** The workflow that a path parameter names by its id, its path or its file, or undefined. */
export async function findWorkflow(
  { runner }: ActionsRest,
  request: Request,
): Promise<WorkflowFile | undefined> {
  const { workflow } = request.params;
  const files = await runner.listWorkflows(slugOf(request));
  return files.find(
    file =>
      String(file.id) === workflow ||
      file.path === workflow ||
      file.path.split('/').pop() === workflow,
  );
}

export function viewOf(rest: ActionsRest, request: Request): ViewContext {
  const repository = rest.github.findRepository(slugOf(request));
  return { site: rest.site, repositoryId: repository?.id ?? 0 };
}

export function slugOf({ params }: Request): string {
  return `${params.owner}/${params.repo}`;
}

export function belongs(run: RunRecord, request: Request): boolean {
  return run.repository.toLowerCase() === slugOf(request).toLowerCase();
}

export function notFound(response: Response): void {
  response.status(404).json({
    message: 'Not Found',
    documentation_url: 'https://docs.github.com/rest/actions',
    status: '404',
  });
}
