import type { LiveObject } from '../model';
import { containersOf, statusOf, type PodSpec } from './workload';

interface Started {
  containerStatuses: Array<{
    state?: {
      running?: { startedAt: string };
      terminated?: { exitCode: number; startedAt: string };
    };
    lastState?: { terminated?: { exitCode: number; startedAt: string } };
  }>;
}

/** What a Pod's container has written, or undefined while none has started. */
export function podLogs(pod: LiveObject): string[] | undefined {
  const { containerStatuses = [] } = statusOf<Started>(pod);
  const status = containerStatuses[0];
  const crashed = status?.lastState?.terminated;
  const begun = status?.state?.running ?? status?.state?.terminated ?? crashed;
  if (!begun) {
    return undefined;
  }
  const image = containersOf(pod.spec as PodSpec).at(-1)?.image ?? '';
  const line = (message: string, level = 'info') =>
    JSON.stringify({ time: begun.startedAt, level, message });
  const lines = [
    line(`starting ${image}`),
    line(`pod ${pod.metadata.name} in ${pod.metadata.namespace}`),
  ];
  if (crashed || (status?.state?.terminated?.exitCode ?? 0) !== 0) {
    return [
      ...lines,
      line('uncaught exception, the process exits', 'fatal'),
      'Error: this image is labelled sandbox.crash=true',
      '    at start (/app/server.js:12:9)',
      '    at Object.<anonymous> (/app/server.js:20:1)',
      'exit status 1',
    ];
  }
  return [...lines, line('listening'), line('ready')];
}
