import type { Environment } from '@internal/plugin-delivery-common';
import type {
  ArgoCdClient,
  DeliveryConfig,
} from '@internal/plugin-delivery-node';
import { AwaitedApplication } from './AwaitedApplication';
import { watchService } from './watchService';

export interface Timing {
  /** How often the clock is looked at. */
  tickMs: number;
  /** How often Applications are asked for while the stream is silent. */
  silentMs: number;
  /** The same without a stream. */
  pollMs: number;
  /** How long an Application may take to appear. */
  absentMs: number;
  /** How long one may be there and wrong: errors of the first moments pass. */
  wrongMs: number;
  nudgeMs: number;
}

export const TIMING: Timing = {
  tickMs: 500,
  silentMs: 3_000,
  pollMs: 500,
  absentMs: 60_000,
  wrongMs: 10_000,
  nudgeMs: 10_000,
};

export interface AwaitOptions {
  argocd: ArgoCdClient;
  config: DeliveryConfig;
  service: string;
  environments: readonly Environment[];
  timing: Timing;
  signal?: AbortSignal;
  /** Tells Argo CD that there is a commit. */
  nudge(): Promise<void>;
  /** Called once for each Application that is as it must be. */
  onRight(application: string): void;
}

/**
 * Waits until each environment's Application exists and is as it must be; throws with what is missing. Argo CD's stream
 * tells of them without being asked; what it does not tell, because it broke off or because an ApplicationSet sets no
 * label, is asked for.
 */
export async function awaitApplications(options: AwaitOptions): Promise<void> {
  const { argocd, config, service, timing, signal } = options;
  if (options.environments.length === 0) {
    return;
  }
  const awaited = options.environments.map(
    environment => new AwaitedApplication({ ...options, environment, config }),
  );
  const watch = watchService(argocd, {
    service,
    projects: awaited.map(({ environment }) => environment.project),
    signal,
    onApplication: application => {
      awaited
        .find(({ name }) => name === application.name)
        ?.see(application, Date.now());
    },
  });
  try {
    await options.nudge();
    let nudged = Date.now();
    let asked = nudged;
    for (;;) {
      signal?.throwIfAborted();
      const pending = awaited.filter(application => !application.right);
      if (pending.length === 0) {
        return;
      }
      await watch.news(timing.tickMs);
      const now = Date.now();
      if (now - asked >= (watch.live ? timing.silentMs : timing.pollMs)) {
        asked = now;
        await Promise.all(pending.map(application => application.ask()));
      }
      for (const application of pending) {
        await application.throwIfLate(now);
      }
      if (now - nudged > timing.nudgeMs) {
        nudged = now;
        await options.nudge();
      }
    }
  } finally {
    watch.stop();
  }
}
