import { ServiceUnavailableError } from '@backstage/errors';
import {
  applicationName,
  type Environment,
} from '@internal/plugin-delivery-common';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Creation } from '../ledger';
import type { Systems } from '../Systems';
import type { UndoOptions } from './UndoOptions';

export interface Settling {
  pollMs: number;
  /** How long an Application must be absent: a controller may still be at work on the commit before. */
  absentMs: number;
  /** How long Argo CD may take to delete one with all that it runs. */
  goneMs: number;
}

export const SETTLING: Settling = {
  pollMs: 500,
  absentMs: 1_500,
  goneMs: 120_000,
};

/** Deletes the service's Applications with what they run, and waits until they are gone and stay so. */
export async function undoApplications(
  deps: Systems,
  creation: Creation,
  options: UndoOptions & { settling: Settling },
): Promise<void> {
  await Promise.all(
    deps.config.environments.map(environment =>
      undoApplication(deps, creation, environment, options),
    ),
  );
}

async function undoApplication(
  { argocd }: Systems,
  { service }: Creation,
  environment: Environment,
  options: UndoOptions & { settling: Settling },
): Promise<void> {
  const { logger, signal, settling } = options;
  const { project } = environment;
  const name = applicationName(service, environment.name);
  const start = Date.now();
  let absentSince: number | undefined;
  for (;;) {
    signal.throwIfAborted();
    const application = await argocd.getApplication(name, { project });
    if (!application) {
      absentSince ??= Date.now();
      if (Date.now() - absentSince >= settling.absentMs) {
        return;
      }
    } else if (application.labels['delivery/service'] !== service) {
      logger.warn(
        `Argo CD: left Application ${name} alone, which is not labelled as this service's`,
      );
      return;
    } else {
      absentSince = undefined;
      if (!application.deleting) {
        await argocd.deleteApplication(name, { project, cascade: true });
        logger.info(`Argo CD: deleted Application ${name}`);
      }
    }
    if (Date.now() - start > settling.goneMs) {
      throw new ServiceUnavailableError(
        `Argo CD, Application ${name}: it is still there ${
          settling.goneMs / 1000
        } seconds after its deletion. Look for finalizers on what it runs; the clean-up goes on by itself.`,
      );
    }
    await sleep(settling.pollMs, undefined, { signal });
  }
}
