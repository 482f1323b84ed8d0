import { fork, type ChildProcess } from 'node:child_process';
import { on, once } from 'node:events';
import {
  createWriteStream,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sandbox } from '@internal/sandbox';
import { stringify } from 'yaml';
import type { SentRequest } from '../portal/tap';
import type { Side } from '../sides';
import { ROOT } from './paths';

const POLL_MS = 20;

interface PortalOptions {
  directory: string;
  urls: Sandbox['urls'];
  token: string;
  sides: readonly Side[];
}

/** The portal in a process of its own: the product's configuration, and no more plugins than a creation takes. */
export class Portal {
  #child?: ChildProcess;
  #baseUrl = '';

  constructor(private readonly options: PortalOptions) {}

  async start(): Promise<void> {
    const { directory, urls, token, sides } = this.options;
    const port = await freePort();
    this.#baseUrl = `http://localhost:${port}`;
    const data = join(directory, 'portal');
    mkdirSync(join(data, 'work'), { recursive: true });
    const configFile = join(directory, 'app-config.bench.yaml');
    writeFileSync(configFile, stringify(this.#config()));
    const child = fork(
      join(__dirname, '../portal/backend.ts'),
      ['--config', join(ROOT, 'app-config.yaml'), '--config', configFile],
      {
        // Backstage looks for a monorepo above the working directory.
        cwd: __dirname,
        execArgv: [
          '--require',
          require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        ],
        env: {
          PATH: process.env.PATH,
          HOME: directory,
          NODE_ENV: 'development',
          PORTAL_URL: this.#baseUrl,
          PORTAL_PORT: String(port),
          PORTAL_DATA_DIR: data,
          SANDBOX_TOKEN: token,
          SANDBOX_GITHUB_HOST: new URL(urls.github).host,
          SANDBOX_REGISTRY_HOST: new URL(urls.ecr).host,
          SANDBOX_ARGOCD_URL: urls.argocd,
          SANDBOX_KUBERNETES_URL: urls.kubernetes,
          AWS_ACCESS_KEY_ID: 'sandbox',
          AWS_SECRET_ACCESS_KEY: token,
          AWS_ENDPOINT_URL_ECR: urls.ecr,
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    this.#child = child;
    const log = createWriteStream(this.#logFile);
    child.stdout!.pipe(log);
    child.stderr!.pipe(log);
    const wanted = [
      'group/default/payments',
      ...sides.map(({ template }) => `template/default/${template}`),
    ];
    for (const entity of wanted) {
      await this.#until(`${entity} is in the catalog`, () =>
        this.#has(`/api/catalog/entities/by-name/${entity}`),
      );
    }
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }

  /** Runs a template to its end; throws with what it said when it fails. */
  async create(template: string, values: object): Promise<void> {
    const { id } = await this.#call<{ id: string }>('POST', '', {
      templateRef: `template:default/${template}`,
      values,
    });
    for (;;) {
      const { status } = await this.#call<{ status: string }>('GET', `/${id}`);
      if (status === 'completed') {
        return;
      }
      if (!['open', 'processing'].includes(status)) {
        const events = await this.#call<Array<{ body: { message?: string } }>>(
          'GET',
          `/${id}/events`,
        );
        const said = events.map(({ body }) => body.message).join('\n');
        throw new Error(`${template}: the task ${status}:\n${said}`);
      }
      await sleep(POLL_MS);
    }
  }

  /** The requests that have left the portal's process since the last time. */
  async takeRequests(): Promise<SentRequest[]> {
    const child = this.#child!;
    child.send('take');
    // Backstage sends messages of its own to whoever started it.
    for await (const [message] of on(child, 'message')) {
      if (message.requests) {
        return message.requests;
      }
    }
    throw new Error('The portal has ended');
  }

  get #logFile(): string {
    return join(this.options.directory, 'portal.log');
  }

  #config(): object {
    const { sides, urls, token } = this.options;
    const templates = join(this.options.directory, 'templates');
    mkdirSync(templates);
    const locations = sides.map(side => ({
      type: 'file',
      target: side.writeTemplate({
        directory: join(templates, side.template),
        urls,
        token,
      }),
    }));
    return {
      backend: { auth: { dangerouslyDisableDefaultAuthPolicy: true } },
      permission: { enabled: false },
      catalog: {
        // The backend itself asks nothing of GitHub while it measures.
        processingInterval: { hours: 1 },
        rules: [
          {
            allow: [
              'Template',
              'Group',
              'User',
              'Domain',
              'System',
              'Location',
            ],
          },
        ],
        locations: [
          { type: 'file', target: join(ROOT, 'examples/org.yaml') },
          ...locations,
        ],
      },
      argocd: {
        appLocatorMethods: [
          {
            type: 'config',
            instances: [{ name: 'main', url: urls.argocd, token }],
          },
        ],
      },
    };
  }

  async #has(path: string): Promise<boolean> {
    const response = await fetch(`${this.#baseUrl}${path}`).catch(() => null);
    return response?.ok ?? false;
  }

  async #until(what: string, ask: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + 120_000;
    while (!(await ask())) {
      if (this.#child!.exitCode !== null || Date.now() > end) {
        const log = readFileSync(this.#logFile, 'utf8').slice(-4000);
        throw new Error(`The portal is not ready: ${what}?\n${log}`);
      }
      await sleep(200);
    }
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const url = `${this.#baseUrl}/api/scaffolder/v2/tasks${path}`;
    const response = await fetch(url, {
      method,
      headers: { 'content-type': 'application/json' },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(
        `${method} ${url}: ${response.status} ${await response.text()}`,
      );
    }
    return response.json() as Promise<T>;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
