import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ECRClient } from '@aws-sdk/client-ecr';
import express from 'express';
import {
  guardAgainstStrangers,
  listenOnLoopback,
  SandboxEvents,
  type ImageEvent,
  type SandboxContext,
} from '../../core';
import { createRegistry } from '../createRegistry';

export interface TestRegistry {
  url: string;
  host: string;
  token: string;
  dataDir: string;
  chartDir: string;
  log: string[];
  images: ImageEvent[];
  ecr: ECRClient;
  /** Calls the OCI routes with the checkout's token. */
  oci(path: string, init?: RequestInit): Promise<Response>;
  start(): Promise<void>;
  /** Stops listening; nothing is flushed, as in a kill. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** A registry on a free port, without the rest of the sandbox. */
export async function startTestRegistry(
  given: { dataDir?: string } = {},
): Promise<TestRegistry> {
  const dataDir =
    given.dataDir ?? (await mkdtemp(join(tmpdir(), 'sandbox-registry-')));
  const chartDir = join(dataDir, 'chart');
  await writeChart(chartDir, '1.0.0');
  const app = express();
  const listening = await listenOnLoopback(app, {
    port: 0,
    label: 'the registry under test',
    portVariable: 'NONE',
  });
  const host = `localhost:${listening.port}`;
  const url = `http://${host}`;
  const log: string[] = [];
  const images: ImageEvent[] = [];
  const context: SandboxContext = {
    dataDir,
    token: 'a-token-of-this-test',
    owner: 'acme',
    accountId: '123456789012',
    region: 'us-east-1',
    urls: { github: '', ecr: url, argocd: '', kubernetes: '' },
    events: new SandboxEvents(error => log.push(String(error))),
    log: (_area, message) => log.push(message),
  };
  context.events.on('image', event => {
    images.push(event);
  });
  const part = createRegistry(context, {
    chartDir,
    organisationDir: dataDir,
  });
  app.use(guardAgainstStrangers(), part.router);
  const ecr = new ECRClient({
    endpoint: url,
    region: context.region,
    credentials: { accessKeyId: 'sandbox', secretAccessKey: context.token },
    maxAttempts: 1,
  });
  const kill = async () => {
    ecr.destroy();
    await listening.close();
  };
  return {
    url,
    host,
    token: context.token,
    dataDir,
    chartDir,
    log,
    images,
    ecr,
    oci: (path, init = {}) =>
      fetch(`${url}/v2/${path}`, {
        ...init,
        headers: { Authorization: basic(context.token), ...init.headers },
      }),
    start: async () => part.start?.(),
    kill,
    stop: async () => {
      await kill();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export function basic(password: string, user = 'anyone'): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}

export async function writeChart(
  dir: string,
  version: string,
  value = 'one',
): Promise<void> {
  await mkdir(join(dir, 'templates'), { recursive: true });
  await writeFile(
    join(dir, 'Chart.yaml'),
    `apiVersion: v2\nname: example\nversion: ${version}\ndescription: A chart\n`,
  );
  await writeFile(join(dir, 'values.yaml'), `value: ${value}\n`);
  await writeFile(
    join(dir, 'templates/config.yaml'),
    'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: example}\ndata: {value: {{ .Values.value }}}\n',
  );
}
