import knex from 'knex';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { ChildBackend, until } from '../ChildBackend';
import { SandboxProcess } from './SandboxProcess';

const environment = (name: string, changes: string) => ({
  name,
  namespace: name,
  server: 'https://kubernetes.default.svc',
  project: name,
  changes,
  rollback: 'automatic',
});

/** What there is of a service anywhere, without what differs between two services that are alike. */
export interface Outcome {
  ledger: string[];
  repository?: { commits: number; paths: string[]; rules: number };
  ecr: boolean;
  record?: { commits: number };
  pullRequests: number;
  applications: string[];
}

export const NOTHING = {
  repository: undefined,
  ecr: false,
  record: undefined,
  pullRequests: 0,
  applications: [],
};

/** A service in dev, and proposed for prod. */
export const WHOLE: Outcome = {
  ledger: ['done'],
  repository: {
    commits: 1,
    paths: [
      '100644 .github/workflows/ci.yaml',
      '100644 README.md',
      '100755 bin/run',
      '100644 logo.png',
    ],
    rules: 1,
  },
  ecr: true,
  record: { commits: 1 },
  pullRequests: 1,
  applications: ['dev'],
};

export const UNDONE: Outcome = { ...NOTHING, ledger: ['cleaned'] };

/** A sandbox and one or more portals on it, each with databases of its own. */
export class Stage {
  readonly directory = mkdtempSync(join(tmpdir(), 'delivery-proof-'));
  readonly sandbox = new SandboxProcess(this.directory);
  readonly portals: ChildBackend[] = [];

  async start(portals = 1, env: Record<string, string> = {}): Promise<void> {
    const templateDir = join(this.directory, 'template');
    mkdirSync(join(templateDir, 'files/bin'), { recursive: true });
    writeFileSync(join(templateDir, 'files/README.md'), '# A service\n');
    writeFileSync(
      join(templateDir, 'files/logo.png'),
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x00, 0xff, 0xfe]),
    );
    writeFileSync(join(templateDir, 'files/bin/run'), '#!/bin/sh\n', {
      mode: 0o755,
    });
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

  create(
    name: string,
    options: { portal?: number; fail?: boolean; values?: object } = {},
  ): Promise<string> {
    return this.portals[options.portal ?? 0].create('service', {
      name,
      owner: 'group:default/payments',
      description: `Service ${name}`,
      environments: ['dev', 'prod'],
      fail: options.fail ?? false,
      ...options.values,
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
    const { sandbox } = this;
    const repo = `/api/v3/repos/acme/${name}`;
    const gitops = '/api/v3/repos/acme/gitops-apps';
    const list = async <T>(path: string) =>
      (await sandbox.get<T[]>('github', path)) ?? [];
    const repository = await sandbox.get<object>('github', repo);
    const tree =
      repository &&
      (await sandbox.get<{ tree: Array<{ path: string; mode: string }> }>(
        'github',
        `${repo}/git/trees/main?recursive=1`,
      ));
    const record = await sandbox.get<object>(
      'github',
      `${gitops}/contents/services/${name}.yaml`,
    );
    const applications = await Promise.all(
      ['dev', 'prod'].map(async env =>
        (await sandbox.get<object>(
          'argocd',
          `/api/v1/applications/${name}-${env}?project=${env}`,
        ))
          ? [`${name}-${env}`]
          : [],
      ),
    );
    const pulls = await list<{ head: { ref: string } }>(
      `${gitops}/pulls?state=open&per_page=100`,
    );
    return {
      ledger: await this.ledgerStates(name, portal),
      repository: repository && {
        commits: (await list(`${repo}/commits`)).length,
        paths: tree!.tree
          .filter(({ mode }) => mode !== '040000')
          .map(({ path, mode }) => `${mode} ${path}`),
        rules: (await list(`${repo}/rulesets`)).length,
      },
      ecr: Boolean(await sandbox.get<object>('ecr', `/v2/${name}/tags/list`)),
      record: record && {
        commits: (await list(`${gitops}/commits?path=services/${name}.yaml`))
          .length,
      },
      pullRequests: pulls.filter(
        ({ head }) => head.ref === `delivery/create-${name}`,
      ).length,
      applications: applications
        .flat()
        .map(application => application.slice(name.length + 1)),
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
