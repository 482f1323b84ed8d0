import { createHmac } from 'node:crypto';
import { join } from 'node:path';
import express from 'express';
import { listenOnLoopback, type Listening, type SandboxPart } from '../../core';
import { createCluster, type Cluster } from '../../cluster';
import { createArgoCd, type ArgoCdOptions } from '../createArgoCd';
import {
  eventually,
  FolderCharts,
  KnownImages,
  seedOrganisation,
  temporaryFolder,
  testContext,
  TOKEN,
} from './fixtures';

export interface Shown {
  metadata: { name: string; labels?: Record<string, string> };
  spec: Record<string, unknown>;
  // The API's answers are read as they come: tests state what they expect.
  status: any;
}

/** Argo CD and a cluster over real git repositories and real helm. */
export class Harness {
  readonly folder = temporaryFolder();
  readonly organisation = seedOrganisation(join(this.folder.path, 'git'));
  readonly context = testContext(
    join(this.folder.path, 'data'),
    this.organisation.url,
  );
  readonly images = new KnownImages();
  readonly charts = new FolderCharts(join(this.folder.path, 'chart'));
  cluster!: Cluster;
  url = '';
  kubernetesUrl = '';
  #parts: SandboxPart[] = [];
  #servers: Listening[] = [];

  async start(options: Partial<ArgoCdOptions> = {}): Promise<void> {
    const kubernetes = createCluster(this.context, {
      readyAfter: 30,
      images: this.images,
    });
    this.cluster = kubernetes.cluster;
    const argocd = createArgoCd(this.context, {
      cluster: this.cluster,
      charts: this.charts,
      pollEvery: 60_000,
      selfHealDelay: 50,
      ...options,
    });
    this.#parts = [kubernetes, argocd];
    const urls: string[] = [];
    for (const part of this.#parts) {
      const app = express();
      app.use(part.router);
      const server = await listenOnLoopback(app, {
        port: 0,
        label: part.name,
        portVariable: '',
      });
      this.#servers.push(server);
      urls.push(`http://localhost:${server.port}`);
      await part.start?.();
    }
    [this.kubernetesUrl, this.url] = urls;
  }

  async stop(): Promise<void> {
    for (const part of [...this.#parts].reverse()) {
      await part.stop?.();
    }
    await Promise.all(this.#servers.map(server => server.close()));
    this.#parts = [];
    this.#servers = [];
  }

  async dispose(): Promise<void> {
    await this.stop();
    this.folder.remove();
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, {
      ...init,
      headers: { authorization: `Bearer ${TOKEN}`, ...init.headers },
    });
  }

  async json(path: string, init: RequestInit = {}): Promise<any> {
    const response = await this.fetch(path, {
      ...init,
      headers: { 'content-type': 'application/json' },
    });
    return response.json();
  }

  async application(name: string, query = ''): Promise<Shown | undefined> {
    const response = await this.fetch(`/api/v1/applications/${name}${query}`);
    return response.ok ? ((await response.json()) as Shown) : undefined;
  }

  /** Commits to gitops-apps and tells who GitHub would tell. */
  async push(files: Record<string, string | undefined>): Promise<string> {
    const { before, after } = this.organisation.apps.commit(files);
    this.context.events.emit('push', {
      repository: 'acme/gitops-apps',
      ref: 'refs/heads/main',
      before,
      after,
      actor: 'someone',
    });
    await this.webhook({ before, after });
    return after;
  }

  webhook(push: { before: string; after: string }): Promise<Response> {
    const body = JSON.stringify({
      ref: 'refs/heads/main',
      ...push,
      repository: { html_url: `${this.organisation.url}/acme/gitops-apps` },
    });
    const signature = createHmac('sha256', TOKEN).update(body).digest('hex');
    return fetch(`${this.url}/applicationset/api/webhook`, {
      method: 'POST',
      body,
      headers: {
        'content-type': 'application/json',
        'x-github-event': 'push',
        'x-hub-signature-256': `sha256=${signature}`,
      },
    });
  }

  /** Waits until an Application looks as it should. */
  until(
    name: string,
    holds: (application: Shown) => boolean,
    within = 10_000,
  ): Promise<Shown> {
    let last: Shown | undefined;
    return eventually(
      async () => {
        last = await this.application(name);
        return last?.status && holds(last) ? last : undefined;
      },
      { within, describe: () => last },
    );
  }
}
