import knex from 'knex';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ChildBackend, until } from '../ChildBackend';
import type { Kind, Outcome } from './outcomes';
import { readOutcome } from './readOutcome';
import { SandboxProcess } from './SandboxProcess';
import { writeTemplateFiles } from './templateFiles';

const environment = (name: string, changes: string) => ({
  name,
  namespace: name,
  server: 'https://kubernetes.default.svc',
  project: name,
  changes,
  rollback: 'automatic',
});

/** A sandbox and one or more portals on it, each with databases of its own. */
export class Stage {
  readonly directory = mkdtempSync(join(tmpdir(), 'delivery-proof-'));
  readonly sandbox = new SandboxProcess(this.directory);
  readonly portals: ChildBackend[] = [];
  /** Names of the repositories that were there before. */
  readonly #prepared = new Set<string>();

  async start(portals = 1, env: Record<string, string> = {}): Promise<void> {
    const templateDir = writeTemplateFiles(this.directory);
    await this.sandbox.start();
    for (let index = 0; index < portals; index += 1) {
      const directory = join(this.directory, `portal-${index}`);
      mkdirSync(directory);
      this.portals.push(
        new ChildBackend({
          entry: resolve(__dirname, 'deliveryBackend.ts'),
          directory,
          config: this.#config(),
          env: {
            TEMPLATE_DIR: templateDir,
            AWS_ACCESS_KEY_ID: 'sandbox',
            AWS_SECRET_ACCESS_KEY: this.sandbox.token,
            ...env,
          },
        }),
      );
    }
    await Promise.all(this.portals.map(portal => portal.start()));
  }

  async stop(): Promise<void> {
    await Promise.all(this.portals.map(portal => portal.kill()));
    await this.sandbox.stop();
    if (!process.env.KEEP_STAGE) {
      rmSync(this.directory, { recursive: true, force: true });
    }
  }

  async create(
    name: string,
    options: {
      portal?: number;
      kind?: Kind;
      fail?: boolean;
      values?: object;
    } = {},
  ): Promise<string> {
    const { portal = 0, kind = 'service' } = options;
    await this.prepare(name, kind);
    return this.portals[portal].create(kind, {
      name,
      owner: 'group:default/payments',
      description: `Service ${name}`,
      environments: ['dev', 'prod'],
      fail: options.fail ?? false,
      ...options.values,
    });
  }

  /** What must be there before a creation of that kind: an existing repository. Once for each name. */
  async prepare(name: string, kind: Kind): Promise<void> {
    if (kind !== 'onboard' || this.#prepared.has(name)) {
      return;
    }
    this.#prepared.add(name);
    await this.sandbox.send('POST', '/api/v3/orgs/acme/repos', {
      name,
      visibility: 'private',
      auto_init: true,
    });
    const file = `/api/v3/repos/acme/${name}/contents/package.json`;
    await this.sandbox.send('PUT', file, {
      message: 'feat: begin',
      content: Buffer.from('{}').toString('base64'),
    });
  }

  /** The ledger's states of a name, oldest first, once none of them is on its way. */
  async settled(name: string, portal = 0, seconds = 90): Promise<string[]> {
    return until(
      `the creation of ${name} is at rest`,
      async () => {
        const states = await this.ledgerStates(name, portal);
        return states.some(s => s === 'creating' || s === 'cleaning')
          ? undefined
          : states;
      },
      seconds,
    );
  }

  async ledgerStates(name: string, portal = 0): Promise<string[]> {
    const database = knex({
      client: 'better-sqlite3',
      connection: {
        filename: join(this.directory, `portal-${portal}/db/scaffolder.sqlite`),
      },
      useNullAsDefault: true,
    });
    try {
      return await database('delivery_creations')
        .where({ service: name })
        .orderBy('created_at')
        .pluck('state');
    } finally {
      await database.destroy();
    }
  }

  async outcome(name: string, portal = 0): Promise<Outcome> {
    return {
      ledger: await this.ledgerStates(name, portal),
      ...(await readOutcome(this.sandbox, name)),
    };
  }

  #config(): object {
    const { urls, token } = this.sandbox;
    const github = new URL(urls.github).host;
    const registry = new URL(urls.ecr).host;
    return {
      integrations: {
        github: [
          { host: github, apiBaseUrl: `http://${github}/api/v3`, token },
        ],
      },
      delivery: {
        github: { host: github, owner: 'acme' },
        chart: { registry: `${registry}/charts` },
        images: { mirrors: { 'docker.io': `${registry}/docker-hub` } },
        ecr: {
          accountId: '123456789012',
          region: 'us-east-1',
          endpoint: urls.ecr,
          registry,
        },
        argocd: {
          baseUrl: urls.argocd,
          token,
          applicationSetWebhook: {
            url: `${urls.argocd}/applicationset/api/webhook`,
            secret: token,
          },
        },
        environments: [
          environment('dev', 'commit'),
          environment('prod', 'pull-request'),
        ],
        sizes: { small: { replicas: 2, cpu: '100m', memory: '128Mi' } },
      },
    };
  }
}
