import { spawn, type ChildProcess } from 'node:child_process';
import {
  createWriteStream,
  mkdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { stringify } from 'yaml';

export interface Task {
  id: string;
  status: string;
  spec: { parameters: Record<string, unknown> };
}

export interface TaskEvent {
  type: string;
  body: { message?: string; stepId?: string; status?: string };
}

/**
 * A backend in a process of its own, which can be killed as a crash kills it. Its databases and working directory
 * are in files, so that the next process finds them.
 */
export class ChildBackend {
  #child?: ChildProcess;
  #port = 0;

  constructor(
    private readonly options: {
      /** TypeScript file that starts the backend. */
      entry: string;
      directory: string;
      config?: object;
      env?: Record<string, string>;
    },
  ) {}

  async start(): Promise<void> {
    const { directory, entry, config, env } = this.options;
    this.#port ||= await freePort();
    const work = join(directory, 'work');
    mkdirSync(work, { recursive: true });
    const baseUrl = `http://localhost:${this.#port}`;
    const configFile = join(directory, 'app-config.yaml');
    writeFileSync(
      configFile,
      stringify({
        app: { baseUrl },
        backend: {
          baseUrl,
          listen: { host: '127.0.0.1', port: this.#port },
          workingDirectory: work,
          auth: { dangerouslyDisableDefaultAuthPolicy: true },
          database: {
            client: 'better-sqlite3',
            connection: { directory: join(directory, 'db') },
          },
        },
        scaffolder: {
          concurrentTasksLimit: 100,
          taskRecovery: { enabled: true, staleTimeout: { seconds: 3 } },
        },
        ...config,
      }),
    );
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        entry,
        '--config',
        configFile,
      ],
      {
        // Backstage looks for a monorepo above the working directory.
        cwd: __dirname,
        env: {
          PATH: process.env.PATH,
          HOME: directory,
          LOG_LEVEL: 'info',
          NODE_ENV: 'development',
          ...env,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    const log = createWriteStream(join(directory, 'backend.log'), {
      flags: 'a',
    });
    child.stdout.pipe(log, { end: false });
    child.stderr.pipe(log, { end: false });
    this.#child = child;
    await until('the backend is ready', async () => {
      if (child.exitCode !== null) {
        throw new Error(
          `The backend ended with ${child.exitCode}:\n${this.log().slice(
            -4000,
          )}`,
        );
      }
      const response = await fetch(
        `${baseUrl}/.backstage/health/v1/readiness`,
      ).catch(() => undefined);
      return response?.ok;
    });
  }

  /** As a crash does it: nothing in the process gets a chance to tidy up. */
  async kill(): Promise<void> {
    const child = this.#child;
    if (!child || child.exitCode !== null || child.signalCode !== null) {
      return;
    }
    await new Promise<void>(resolve => {
      child.once('exit', () => resolve());
      child.kill('SIGKILL');
    });
  }

  log(): string {
    return readFileSync(join(this.options.directory, 'backend.log'), 'utf8');
  }

  async create(template: string, values: object): Promise<string> {
    const { id } = await this.#call<{ id: string }>('POST', '', {
      templateRef: `template:default/${template}`,
      values,
    });
    return id;
  }

  task(id: string): Promise<Task> {
    return this.#call('GET', `/${id}`);
  }

  events(id: string): Promise<TaskEvent[]> {
    return this.#call('GET', `/${id}/events`);
  }

  async cancel(id: string): Promise<void> {
    await this.#call('POST', `/${id}/cancel`, {});
  }

  async retry(id: string): Promise<void> {
    await this.#call('POST', `/${id}/retry`, {});
  }

  async finished(id: string, timeoutSeconds = 60): Promise<Task> {
    return until(
      `task ${id} has ended`,
      async () => {
        const task = await this.task(id);
        return ['open', 'processing'].includes(task.status) ? undefined : task;
      },
      timeoutSeconds,
    );
  }

  async #call<T>(method: string, path: string, body?: object): Promise<T> {
    const url = `http://localhost:${this.#port}/api/scaffolder/v2/tasks${path}`;
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

/** Asks until there is an answer. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false> | T | undefined | false,
  timeoutSeconds = 60,
): Promise<T> {
  const end = Date.now() + timeoutSeconds * 1000;
  for (;;) {
    const answer = await ask();
    if (answer) {
      return answer;
    }
    if (Date.now() > end) {
      throw new Error(`After ${timeoutSeconds} s still not: ${what}`);
    }
    await sleep(50);
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(resolve =>
    server.listen(0, '127.0.0.1', () => resolve()),
  );
  const { port } = server.address() as AddressInfo;
  await new Promise<void>(resolve => server.close(() => resolve()));
  return port;
}
