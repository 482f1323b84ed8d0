import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeRendered, type Rendered } from '../render';
import { jdkEnvironment } from './environment';
import { Load } from './load';
import type { Proof } from './proof';
import { runCommand } from './runCommand';
import { RunningService } from './RunningService';

const WORKER_RUNS_MS = 3000;
/** Callers still come for a while after SIGTERM: nobody has told them yet. */
const CALLED_ON_MS = 1000;
const REQUEST_ID = 'proof-4711';

/** 143 is what runtimes such as the JVM end with after a SIGTERM that they have handled. */
const CLEAN_EXITS = [0, 143];

/** What was seen, in figures. */
export interface Proven {
  seconds: Record<string, number>;
  answered: number;
  underWay: number;
}

/** Builds what a template made, tests it, runs it and stops it under load. Throws at the first thing that is wrong. */
export async function prove(rendered: Rendered, asked: Proof): Promise<Proven> {
  const proof = {
    ...asked,
    env: { ...jdkEnvironment(asked.jdk), ...asked.env },
  };
  const folder = await mkdtemp(path.join(tmpdir(), `${rendered.template}-`));
  const proven: Proven = { seconds: {}, answered: 0, underWay: 0 };
  const timed = async (name: string, work: () => Promise<void>) => {
    const started = Date.now();
    await work();
    proven.seconds[name] = Math.round((Date.now() - started) / 100) / 10;
  };
  try {
    await writeRendered(rendered, folder);
    for (const phase of ['install', 'lint', 'test', 'build'] as const) {
      await timed(phase, async () => {
        for (const command of proof[phase]) {
          await runCommand(command, { cwd: folder, env: proof.env });
        }
      });
    }
    if (proof.start) {
      await timed('run', async () => {
        await refuses(proof, folder);
        Object.assign(proven, await run(proof, folder));
      });
    }
    return proven;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** It must end at once with what it is told not to take, and say why. */
async function refuses(proof: Proof, folder: string): Promise<void> {
  for (const { env, says } of proof.refuses) {
    const service = await RunningService.start(proof, folder, env);
    try {
      const code = await service.ended(60);
      if (code === 0 || !service.output.includes(says)) {
        throw new Error(
          `With ${JSON.stringify(env)} it should fail and say "${says}":\n${
            service.output
          }`,
        );
      }
    } finally {
      await service.remove();
    }
  }
}

async function run(
  proof: Proof,
  folder: string,
): Promise<{ answered: number; underWay: number }> {
  const service = await RunningService.start(proof, folder);
  const serves = proof.start!.kind === 'http' || proof.endpoints.length > 0;
  try {
    if (serves) {
      await service.ready(proof.endpoints[0]?.path ?? '/readyz');
      await callEndpoints(proof, service);
    } else {
      await sleep(WORKER_RUNS_MS);
    }
    if (await service.hasEnded()) {
      throw new Error(`It ended by itself:\n${service.output}`);
    }
    const seen =
      proof.start!.kind === 'http'
        ? await stopUnderLoad(proof, service)
        : await stop(proof, service);
    checkLogs(service, proof.start!.kind);
    return seen;
  } finally {
    await service.remove();
  }
}

async function callEndpoints(
  { endpoints }: Proof,
  service: RunningService,
): Promise<void> {
  for (const { path: endpoint, status, contains } of endpoints) {
    const response = await fetch(`${service.url}${endpoint}`, {
      headers: { 'x-request-id': REQUEST_ID },
    });
    const text = await response.text();
    if (response.status !== status || !text.includes(contains ?? '')) {
      throw new Error(
        `${endpoint} answered ${response.status} instead of ${status}${
          contains ? ` with "${contains}"` : ''
        }:\n${text.slice(0, 2000)}\n${service.output}`,
      );
    }
  }
}

async function stopUnderLoad(
  proof: Proof,
  service: RunningService,
): Promise<{ answered: number; underWay: number }> {
  const load = new Load(`${service.url}${busiest(proof)}`);
  await load.steady();
  service.terminate();
  const { underWay } = load;
  await sleep(CALLED_ON_MS);
  const { answered, lost } = await load.stop();
  await cleanEnd(proof, service);
  if (lost.length > 0 || underWay === 0) {
    throw new Error(
      `Of ${underWay} requests under way at SIGTERM and those that followed ${lost.length} were lost: ${lost[0]}\n${service.output}`,
    );
  }
  return { answered, underWay };
}

/** What callers ask for: the first endpoint that succeeds and is no probe. */
function busiest({ endpoints }: Proof): string {
  const own = endpoints.find(
    ({ path: endpoint, status }) =>
      status === 200 && !/^\/(healthz|readyz|metrics)$/.test(endpoint),
  );
  return own?.path ?? '/healthz';
}

async function stop(
  proof: Proof,
  service: RunningService,
): Promise<{ answered: number; underWay: number }> {
  service.terminate();
  await cleanEnd(proof, service);
  return { answered: 0, underWay: 0 };
}

async function cleanEnd(proof: Proof, service: RunningService): Promise<void> {
  const code = await service.ended(proof.stop.graceSeconds);
  if (code === null || !CLEAN_EXITS.includes(code)) {
    throw new Error(
      `After SIGTERM it ended with ${code ?? 'the signal'}:\n${service.output}`,
    );
  }
}

/** Logs are JSON lines, and a request's has the id that the caller gave. */
function checkLogs(service: RunningService, kind: 'http' | 'worker'): void {
  const lines = service.stdout.split('\n').filter(Boolean);
  const entries = lines.map(line => {
    try {
      return JSON.parse(line);
    } catch {
      throw new Error(`A line of the log is no JSON: ${line}`);
    }
  });
  if (entries.length === 0) {
    throw new Error('Nothing was logged to standard output');
  }
  const traced = entries.some(({ requestId }) => requestId === REQUEST_ID);
  if (kind === 'http' && !traced) {
    throw new Error(
      `No line of the log has requestId "${REQUEST_ID}":\n${service.output}`,
    );
  }
}
