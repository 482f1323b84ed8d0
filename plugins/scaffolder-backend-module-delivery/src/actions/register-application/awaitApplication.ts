import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  applicationName,
  type Environment,
} from '@internal/plugin-delivery-common';
import type {
  ArgoCdClient,
  DeliveryConfig,
} from '@internal/plugin-delivery-node';
import { setTimeout as sleep } from 'node:timers/promises';
import { checkApplication } from './checkApplication';

export interface AwaitOptions {
  argocd: ArgoCdClient;
  config: DeliveryConfig;
  service: string;
  environment: Environment;
  /** Tells Argo CD once more that there is a commit. */
  nudge(): Promise<void>;
  timing: Timing;
  signal?: AbortSignal;
}

export interface Timing {
  pollMs: number;
  /** How long an Application may take to appear. */
  absentMs: number;
  /** How long one may be there and wrong: errors of the first moments pass. */
  wrongMs: number;
  nudgeMs: number;
}

export const TIMING: Timing = {
  pollMs: 500,
  absentMs: 60_000,
  wrongMs: 10_000,
  nudgeMs: 10_000,
};

/** Waits until the environment's Application exists and is as it must be. Throws with what is missing. */
export async function awaitApplication(options: AwaitOptions): Promise<string> {
  const { argocd, service, environment, timing, signal } = options;
  const name = applicationName(service, environment.name);
  const start = Date.now();
  let nudged = start;
  let seen: number | undefined;
  for (;;) {
    signal?.throwIfAborted();
    const application = await argocd.getApplication(name, {
      project: environment.project,
    });
    const now = Date.now();
    if (application) {
      const problems = checkApplication(
        application,
        environment,
        options.config,
      );
      if (problems.length === 0) {
        return name;
      }
      seen ??= now;
      if (now - seen > timing.wrongMs) {
        throw new ConflictError(
          `Argo CD, Application ${name}: ${problems.join(
            '; ',
          )}. Correct applicationsets/${environment.name}.yaml or projects/${
            environment.name
          }.yaml in ${
            options.config.gitops.platformRepository
          }, then press Create again.`,
        );
      }
    } else if (now - start > timing.absentMs) {
      throw new NotFoundError(await explainAbsence(options, name));
    }
    if (now - nudged > timing.nudgeMs) {
      nudged = now;
      await options.nudge();
    }
    await sleep(timing.pollMs, undefined, { signal });
  }
}

/** Others of the same project tell an ApplicationSet that is not there from one that has not seen the commit. */
async function explainAbsence(
  options: AwaitOptions,
  name: string,
): Promise<string> {
  const { argocd, config, environment, timing } = options;
  const others = await argocd.listApplications({
    projects: [environment.project],
  });
  const file = `applicationsets/${environment.name}.yaml`;
  const { owner } = config.github;
  const head = `Argo CD, Application ${name}: it did not appear in ${Math.round(
    timing.absentMs / 1000,
  )} seconds.`;
  return others.length === 0
    ? `${head} Project ${environment.project} has no Application at all: ${file} of ${config.gitops.platformRepository} is not applied, or it has no access to ${owner}/${config.gitops.repository}. Look at the ApplicationSet's conditions in Argo CD, then press Create again.`
    : `${head} Project ${environment.project} has ${others.length} others, so ${file} works but has not taken this commit: check delivery.argocd.applicationSetWebhook, and the ApplicationSet's conditions for lost access to ${owner}/${config.gitops.repository}, then press Create again.`;
}
