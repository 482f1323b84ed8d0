import type { Application, ArgoCdClient } from '@internal/plugin-delivery-node';
import { setTimeout as sleep } from 'node:timers/promises';

export interface Watch {
  /** False once the stream has ended, for whatever reason. */
  readonly live: boolean;
  /** Resolves when the stream has told something or has ended, and after `ms` at the latest; rejects on abort. */
  news(ms: number): Promise<void>;
  stop(): void;
}

/** Argo CD's stream of a service's Applications. That it breaks off is no error: whoever watches can ask as well. */
export function watchService(
  argocd: ArgoCdClient,
  options: {
    service: string;
    projects: string[];
    signal?: AbortSignal;
    onApplication(application: Application): void;
  },
): Watch {
  const stopped = new AbortController();
  let live = true;
  let told = false;
  let wake = () => {};
  const tell = () => {
    told = true;
    wake();
  };
  const end = () => {
    live = false;
    tell();
  };
  argocd
    .watchApplications({
      selector: `delivery/service=${options.service}`,
      projects: options.projects,
      signal: stopped.signal,
      onEvent: ({ type, application }) => {
        if (type !== 'DELETED') {
          options.onApplication(application);
          tell();
        }
      },
    })
    .then(end, end);
  return {
    get live() {
      return live;
    },
    news: async ms => {
      if (!told) {
        const heard = new AbortController();
        wake = () => heard.abort();
        const signals = [heard.signal, options.signal ?? heard.signal];
        // Woken up and aborted look alike here.
        await sleep(ms, undefined, { signal: AbortSignal.any(signals) }).catch(
          () => options.signal?.throwIfAborted(),
        );
      }
      told = false;
    },
    stop: () => stopped.abort(),
  };
}
