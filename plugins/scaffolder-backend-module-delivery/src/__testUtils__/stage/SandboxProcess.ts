import { spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { cpSync, createWriteStream, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { until } from '../ChildBackend';

const ROOT = resolve(__dirname, '../../../../..');

export type Part = 'github' | 'ecr' | 'argocd' | 'kubernetes';

export interface Fault {
  part: Part;
  method?: string;
  path: string;
  when?: 'before' | 'after';
  action:
    | { kind: 'hold' }
    | { kind: 'reset' }
    | { kind: 'status'; status: number; headers?: Record<string, string> };
  times?: number;
  skip?: number;
}

export interface JournalEntry {
  part: Part;
  method: string;
  path: string;
  status?: number;
}

/** The sandbox in a process of its own, steered by its control routes. Its pipeline does nothing: it is not at stake here. */
export class SandboxProcess {
  readonly token = randomBytes(24).toString('hex');
  urls!: Record<Part, string>;
  #child!: ChildProcess;

  constructor(private readonly directory: string) {}

  async start(): Promise<void> {
    const organisation = join(this.directory, 'organisation');
    cpSync(join(ROOT, 'examples/organisation'), organisation, {
      recursive: true,
    });
    writeFileSync(
      join(organisation, 'pipelines/.github/workflows/deliver.yaml'),
      stringify({
        name: 'deliver',
        on: {
          workflow_call: {
            inputs: { language: { required: true, type: 'string' } },
          },
        },
        jobs: {
          nothing: {
            'runs-on': 'ubuntu-24.04',
            steps: [{ run: 'true' }],
          },
        },
      }),
    );
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        join(ROOT, 'packages/sandbox/src/bin.ts'),
      ],
      {
        cwd: ROOT,
        env: {
          PATH: process.env.PATH,
          HOME: this.directory,
          SANDBOX_DATA_DIR: join(this.directory, 'sandbox'),
          SANDBOX_ORGANISATION_DIR: organisation,
          SANDBOX_CHART_DIR: join(ROOT, 'charts/eks_baseline_chart'),
          SANDBOX_TOKEN: this.token,
          SANDBOX_GITHUB_PORT: '0',
          SANDBOX_ECR_PORT: '0',
          SANDBOX_ARGOCD_PORT: '0',
          SANDBOX_KUBERNETES_PORT: '0',
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    child.stderr.pipe(createWriteStream(join(this.directory, 'sandbox.log')));
    let said = '';
    child.stdout.on('data', chunk => {
      said += chunk;
    });
    await until('the sandbox is ready', () => {
      if (child.exitCode !== null) {
        throw new Error(`The sandbox ended with ${child.exitCode}`);
      }
      return said.includes('\n');
    });
    this.urls = JSON.parse(said.split('\n')[0]).urls;
  }

  async stop(): Promise<void> {
    const child = this.#child;
    if (child && child.exitCode === null) {
      await new Promise<void>(done => {
        child.once('exit', () => done());
        child.kill('SIGKILL');
      });
    }
  }

  async addFault(fault: Fault): Promise<string> {
    return (await this.#control<{ id: string }>('POST', 'faults', fault)).id;
  }

  /** Whether a request has been struck by the fault. */
  async hasStruck(id: string): Promise<boolean> {
    const faults = await this.#control<
      Array<{ id: string; struck: number; skip: number }>
    >('GET', 'faults');
    const fault = faults.find(candidate => candidate.id === id);
    return Boolean(fault && fault.struck > fault.skip);
  }

  async removeFaults(): Promise<void> {
    await this.#control('DELETE', 'faults');
  }

  journal(): Promise<JournalEntry[]> {
    return this.#control('GET', 'journal');
  }

  async clearJournal(): Promise<void> {
    await this.#control('DELETE', 'journal');
  }

  /** Asks a part as its clients do; undefined when there is no such thing. */
  async get<T>(part: Part, path: string): Promise<T | undefined> {
    const response = await fetch(`${this.urls[part]}${path}`, {
      headers: { authorization: `Bearer ${this.token}` },
    });
    if (response.status === 404) {
      return undefined;
    }
    if (!response.ok) {
      throw new Error(
        `GET ${path}: ${response.status} ${await response.text()}`,
      );
    }
    return response.json() as Promise<T>;
  }

  /** Changes something at the stand-in of GitHub, as a person does. */
  async send(method: string, path: string, body: object): Promise<void> {
    const response = await fetch(`${this.urls.github}${path}`, {
      method,
      headers: { authorization: `Bearer ${this.token}` },
      body: JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${await response.text()}`);
    }
  }

  async #control<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${this.urls.github}/_sandbox/${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
    });
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${await response.text()}`);
    }
    return (response.status === 204 ? undefined : response.json()) as T;
  }
}
