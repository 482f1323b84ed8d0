import type { Router } from 'express';
import type { SandboxContext } from '../core';
import { siteOf } from '../github/views';
import type { RunnerGitHub } from './github';
import { createPages } from './pages';
import { createRest } from './rest';
import { Runner } from './Runner';
import { LogLinks } from './rest/LogLinks';

export interface ActionsRunner {
  /** REST routes of GitHub Actions, below `/api/v3`. */
  router: Router;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** Resolves when no run is active any more. */
  settled(): Promise<void>;
}

/** GitHub Actions as the sandbox plays it: runs the workflow files of the repositories themselves. */
export function createRunner(
  context: SandboxContext,
  { github }: { github: RunnerGitHub },
): ActionsRunner {
  const runner = new Runner(context, github);
  const links = new LogLinks(context);
  github.registerPages(createPages({ context, runner, links }));
  return {
    router: createRest({ site: siteOf(context), runner, github, links }),
    start: () => runner.start(),
    stop: () => runner.stop(),
    settled: () => runner.settled(),
  };
}
