import express, { type Express } from 'express';
import { createArgoCd } from './argocd';
import { createCluster } from './cluster';
import {
  createControlRouter,
  FaultInjector,
  guardAgainstStrangers,
  listenOnLoopback,
  PART_NAMES,
  SandboxEvents,
  type Listening,
  type PartName,
  type SandboxContext,
  type SandboxPart,
} from './core';
import { createGitHub } from './github';
import { createRegistry } from './registry';
import { createRunner } from './runner';

const DEFAULT_PORTS: Readonly<Record<PartName, number>> = {
  github: 4801,
  ecr: 4802,
  argocd: 4803,
  kubernetes: 4804,
};

const LABELS: Readonly<Record<PartName, string>> = {
  github: "the sandbox's GitHub",
  ecr: "the sandbox's registry",
  argocd: "the sandbox's Argo CD",
  kubernetes: "the sandbox's Kubernetes API",
};

export interface SandboxOptions {
  /** Where state is kept. */
  dataDir: string;
  token: string;
  /** The repositories an organisation starts from: one folder a repository. */
  organisationDir: string;
  /** The baseline chart, pushed to the registry at start. */
  chartDir: string;
  /** 0 finds a free port. */
  ports?: Partial<Record<PartName, number>>;
  owner?: string;
  /** What `progressDeadlineSeconds` is multiplied by in the cluster; 1 without it. */
  deadlineScale?: number;
  log?: (area: string, message: string) => void;
}

export interface Sandbox {
  readonly urls: Readonly<Record<PartName, string>>;
  readonly faults: FaultInjector;
  readonly context: SandboxContext;
  stop(): Promise<void>;
}

/** Starts every part of the sandbox on the loopback address and resolves when the organisation is seeded. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const log = options.log ?? (() => {});
  const faults = new FaultInjector();
  const apps = {} as Record<PartName, Express>;
  const servers: Listening[] = [];
  const urls = {} as Record<PartName, string>;
  const close = async () => {
    await Promise.all(servers.map(server => server.close()));
  };
  try {
    for (const name of PART_NAMES) {
      const app = express();
      app.disable('x-powered-by');
      app.set('etag', false);
      app.use(guardAgainstStrangers());
      app.use('/_sandbox', createControlRouter(faults, options.token));
      app.use(faults.middleware(name));
      apps[name] = app;
      const listening = await listenOnLoopback(app, {
        port: options.ports?.[name] ?? DEFAULT_PORTS[name],
        label: LABELS[name],
        portVariable: `SANDBOX_${name.toUpperCase()}_PORT`,
      });
      servers.push(listening);
      urls[name] = `http://localhost:${listening.port}`;
    }
  } catch (error) {
    await close();
    throw error;
  }

  const context: SandboxContext = {
    dataDir: options.dataDir,
    token: options.token,
    owner: options.owner ?? 'acme',
    accountId: '123456789012',
    region: 'us-east-1',
    urls,
    events: new SandboxEvents(error => log('events', String(error))),
    log,
  };
  const parts: SandboxPart[] = [];
  const stop = async () => {
    for (const part of [...parts].reverse()) {
      await part.stop?.();
    }
    await close();
  };
  try {
    const { chartDir, organisationDir } = options;
    const registry = createRegistry(context, { chartDir, organisationDir });
    const github = createGitHub(context, { organisationDir });
    const runner = createRunner(context, { github });
    github.mountActions(runner.router);
    const cluster = createCluster(context, {
      deadlineScale: options.deadlineScale,
    });
    const argocd = createArgoCd(context, { cluster: cluster.cluster });
    parts.push(registry, github, cluster, argocd);
    for (const part of parts) {
      apps[part.name].use(part.router);
    }
    for (const part of [registry, github]) {
      await part.start?.();
    }
    await runner.start();
    await cluster.start?.();
    await argocd.start?.();
    return {
      urls,
      faults,
      context,
      stop: async () => {
        await runner.stop();
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
