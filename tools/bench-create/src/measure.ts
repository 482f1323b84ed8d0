import { setTimeout as sleep } from 'node:timers/promises';
import { missingOf } from './outcome';
import type { SentRequest } from './portal/tap';
import { defaultAnswers, type Side } from './sides';
import type { Stage } from './stage';

export type System = 'github' | 'ecr' | 'argocd';

export interface Measurement {
  /** When the task was asked for, in milliseconds since the epoch. */
  startedAt: number;
  seconds: number;
  /** What the portal sent to GitHub (git over HTTP included), ECR and Argo CD, in order. */
  requests: Array<SentRequest & { system: System }>;
}

const SYSTEMS: System[] = ['github', 'ecr', 'argocd'];
const QUIET_MS = 400;

/** Creates one service by a side's template; throws where the outcome is not whole, or the tap missed something. */
export async function measure(
  stage: Stage,
  side: Side,
  service: string,
  environments: string[],
): Promise<Measurement> {
  const { portal, sandbox } = stage;
  await quiet(stage);
  await portal.takeRequests();
  sandbox.faults.clearJournal();
  const startedAt = Date.now();
  const started = performance.now();
  await portal.create(side.template, {
    ...defaultAnswers(),
    name: service,
    owner: 'group:default/payments',
    description: 'A service that a benchmark makes',
    environments,
    size: 'small',
  });
  const seconds = (performance.now() - started) / 1000;
  const requests = toSystems(await portal.takeRequests(), sandbox.urls);
  refuseUnseen(requests, stage);
  const missing = await missingOf(stage, side, service, environments);
  if (missing.length > 0) {
    throw new Error(`${side.label}, ${service}: missing ${missing.join(', ')}`);
  }
  return { startedAt, seconds, requests };
}

/** Those that go to a system, each with its name; the portal also talks to itself. */
export function toSystems(
  requests: readonly SentRequest[],
  urls: Readonly<Record<System, string>>,
): Measurement['requests'] {
  return requests.flatMap(request => {
    const { host } = new URL(request.url);
    const system = SYSTEMS.find(name => new URL(urls[name]).host === host);
    return system ? [{ ...request, system }] : [];
  });
}

/** Whatever the tap counted, the sandbox must have received. */
function refuseUnseen(
  requests: Measurement['requests'],
  { sandbox }: Stage,
): void {
  const received = sandbox.faults
    .journal()
    .map(({ part, method, path }) => `${method} ${sandbox.urls[part]}${path}`);
  for (const { method, url } of requests) {
    const index = received.indexOf(`${method} ${url}`);
    if (index === -1) {
      throw new Error(`The sandbox has not seen ${method} ${url}`);
    }
    received.splice(index, 1);
  }
}

/** Waits until the sandbox has done what the creation before led to: its pipeline, Argo CD's comparisons. */
async function quiet({ sandbox }: Stage): Promise<void> {
  for (let seen = -1; ; await sleep(QUIET_MS)) {
    const { length } = sandbox.faults.journal();
    if (length === seen) {
      return;
    }
    seen = length;
  }
}
