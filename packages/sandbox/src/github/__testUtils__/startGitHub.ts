import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import express from 'express';
import { Octokit } from 'octokit';
import {
  FaultInjector,
  guardAgainstStrangers,
  listenOnLoopback,
  SandboxEvents,
  type PullRequestEvent,
  type PushEvent,
  type SandboxContext,
} from '../../core';
import { createGitHub } from '../createGitHub';

export const TOKEN = 'a-token-for-tests';

/** Named, so that declarations need not spell out the plugins that it is made of. */
export interface OctokitClient extends Octokit {}

/** GitHub alone, as `startSandbox` mounts it. Keep `dataDir` to start it again on the same state. */
export async function startGitHub(
  options: { dataDir?: string; organisationDir?: string; port?: number } = {},
) {
  const dataDir =
    options.dataDir ?? (await mkdtemp(join(tmpdir(), 'sandbox-github-')));
  const faults = new FaultInjector();
  const app = express();
  app.set('etag', false);
  app.use(guardAgainstStrangers(), faults.middleware('github'));
  const listening = await listenOnLoopback(app, {
    port: options.port ?? 0,
    label: 'GitHub',
    portVariable: 'SANDBOX_GITHUB_PORT',
  });
  const url = `http://localhost:${listening.port}`;
  const logs: string[] = [];
  const context: SandboxContext = {
    dataDir,
    token: TOKEN,
    owner: 'acme',
    accountId: '123456789012',
    region: 'us-east-1',
    urls: {
      github: url,
      ecr: 'http://localhost:4802',
      argocd: 'http://localhost:4803',
      kubernetes: 'http://localhost:4804',
    },
    events: new SandboxEvents(error => logs.push(String(error))),
    log: (area, message) => logs.push(`${area}: ${message}`),
  };
  const pushes: PushEvent[] = [];
  const pullRequests: PullRequestEvent[] = [];
  context.events.on('push', event => void pushes.push(event));
  context.events.on('pullRequest', event => void pullRequests.push(event));
  const github = createGitHub(context, {
    organisationDir: options.organisationDir ?? join(dataDir, 'none'),
  });
  app.use(github.router);
  await github.start?.();
  const stop = async () => {
    await github.stop?.();
    await listening.close();
  };
  return {
    url,
    dataDir,
    context,
    github,
    faults,
    pushes,
    pullRequests,
    logs,
    octokit: octokitFor(url, TOKEN),
    stop,
    /** Stops and forgets. */
    dispose: async () => {
      await stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

export type TestGitHub = Awaited<ReturnType<typeof startGitHub>>;

/** A real Octokit that neither retries nor waits. */
export function octokitFor(url: string, auth: string): OctokitClient {
  return new Octokit({
    baseUrl: `${url}/api/v3`,
    auth,
    retry: { enabled: false },
    throttle: { enabled: false },
    log: { debug() {}, info() {}, warn() {}, error() {} },
  });
}

export function createService(
  octokit: Octokit,
  name: string,
  rest: Record<string, unknown> = {},
) {
  return octokit.rest.repos.createInOrg({
    org: 'acme',
    name,
    auto_init: true,
    private: true,
    ...rest,
  });
}

/** The answer of a request, whether it succeeds or not. */
export async function mayFail(
  request: Promise<{ status: number; data: unknown }>,
): Promise<{ status: number; data: unknown }> {
  try {
    return await request;
  } catch (error) {
    const { status, response } = error as {
      status?: number;
      response?: { data: unknown };
    };
    if (status === undefined || !response) {
      throw error;
    }
    return { status, data: response.data };
  }
}
