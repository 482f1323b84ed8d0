import { join } from 'node:path';
import type { SandboxContext, SandboxPart } from '../core';
import type { Cluster } from '../cluster';
import { createArgoCdRouter } from './api/router';
import { ApplicationController, Poller, PushRefresher } from './applications';
import {
  ApplicationSetController,
  HelmTemplateEngine,
  RememberingTemplateEngine,
  type TemplateEngine,
} from './applicationset';
import { applyBootstrap } from './bootstrap';
import { OciCharts, type ChartSource } from './charts';
import { GitClones, type GitSource } from './git';
import { HelmRenderer, ManifestService, type Renderer } from './render';

export interface ArgoCdOptions {
  cluster: Cluster;
  /** Repository with the bootstrap; `<owner>/gitops-platform` on the sandbox's GitHub without it. */
  platformRepository?: string;
  /** Milliseconds between looks for changes; 15 s without it. */
  pollEvery?: number;
  /** Milliseconds between full comparisons; three minutes without it. */
  fullEvery?: number;
  /** Milliseconds before what was changed behind Git's back is put right; 2 s without it. */
  selfHealDelay?: number;
  now?: () => Date;
  /** Instead of git, the registry and helm. */
  git?: GitSource;
  charts?: ChartSource;
  renderer?: Renderer;
  templates?: TemplateEngine;
}

/** Argo CD: controllers and API over the simulated cluster. */
export function createArgoCd(
  context: SandboxContext,
  options: ArgoCdOptions,
): SandboxPart {
  const { cluster } = options;
  const now = options.now ?? (() => new Date());
  const log = (message: string) => context.log('argocd', message);
  const dir = join(context.dataDir, 'argocd');
  const git = options.git ?? defaultGit(context, dir);
  const charts =
    options.charts ??
    new OciCharts({
      dir: join(dir, 'charts'),
      registryUrl: context.urls.ecr,
      username: 'AWS',
      password: context.token,
    });
  const manifests = new ManifestService({
    git,
    charts,
    renderer: options.renderer ?? new HelmRenderer(),
  });
  const controller = new ApplicationController({
    cluster,
    manifests,
    git,
    now,
    selfHealDelay: options.selfHealDelay ?? 2000,
    log,
  });
  const sets = new ApplicationSetController({
    cluster,
    git,
    engine:
      options.templates ??
      new RememberingTemplateEngine(new HelmTemplateEngine()),
    now,
    log,
  });
  const poller = new Poller({
    controller,
    git,
    charts,
    every: options.pollEvery ?? 15_000,
    fullEvery: options.fullEvery ?? 180_000,
    log,
  });
  const pushes = new PushRefresher(controller, git);
  const stops: Array<() => void> = [];
  return {
    name: 'argocd',
    router: createArgoCdRouter({
      context,
      cluster,
      controller,
      sets,
      pushes,
      manifests,
      git,
    }),
    async start() {
      controller.start();
      sets.start();
      // Stands in for the webhook that a real organisation sends to Argo CD's API server.
      stops.push(
        context.events.on('push', event =>
          pushes.pushed({
            ...event,
            repository: `${context.urls.github}/${event.repository}`,
          }),
        ),
      );
      await applyBootstrap({
        cluster,
        git,
        repository:
          options.platformRepository ??
          `${context.urls.github}/${context.owner}/gitops-platform`,
      });
      poller.start();
    },
    async stop() {
      stops.forEach(stop => stop());
      await poller.stop();
      await sets.stop();
      await controller.stop();
    },
  };
}

function defaultGit(context: SandboxContext, dir: string): GitSource {
  const basic = Buffer.from(`x-access-token:${context.token}`);
  return new GitClones({
    dir: join(dir, 'git'),
    authorization: repository =>
      repository.startsWith(context.urls.github)
        ? `Basic ${basic.toString('base64')}`
        : undefined,
  });
}
