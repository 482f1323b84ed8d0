import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { environment } from './environment';
import type { Proof } from './proof';
import { readOnly, type ReadOnly } from './readOnly';
import { StandardOutput } from './StandardOutput';

const POLL_MS = 100;
const START_MS = 90_000;
const TAIL = 4000;

/** A service in a process of its own, its working directory read-only. */
export class RunningService {
  readonly #errors: string[] = [];
  readonly #ended: Promise<number | null>;

  static async start(
    { start, env }: Proof,
    folder: string,
    more: Record<string, string> = {},
  ): Promise<RunningService> {
    const port = await freePort();
    const sealed = readOnly(start!.command, folder, start!.user);
    const output = new StandardOutput();
    const child = spawn(sealed.command[0], sealed.command.slice(1), {
      cwd: folder,
      env: environment({
        ...env,
        ...start!.env,
        PORT: String(port),
        ...more,
      }),
      uid: sealed.uid,
      gid: sealed.uid,
      stdio: ['ignore', output.descriptor, 'pipe'],
      // A group of its own, so that what it starts can be taken away with it.
      detached: true,
    });
    output.close();
    return new RunningService(child, `http://127.0.0.1:${port}`, {
      sealed,
      output,
    });
  }

  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
    private readonly own: { sealed: ReadOnly; output: StandardOutput },
  ) {
    child.stderr!.on('data', chunk => this.#errors.push(String(chunk)));
    this.#ended = Promise.race([
      once(child, 'close').then(([code, signal]) =>
        signal === 'SIGTERM' ? null : code,
      ),
      once(child, 'error').then(([error]) => {
        this.#errors.push(error.message);
        return -1;
      }),
    ]);
  }

  get stdout(): string {
    return this.own.output.read();
  }

  get output(): string {
    return `${this.stdout}${this.#errors.join('')}`.slice(-TAIL);
  }

  /** Waits until a path answers with 200. Throws when the process ends before, or it takes too long. */
  async ready(path: string): Promise<void> {
    const deadline = Date.now() + START_MS;
    while (Date.now() < deadline) {
      if (await this.hasEnded()) {
        throw new Error(`It ended instead of starting:\n${this.output}`);
      }
      const response = await fetch(`${this.url}${path}`).catch(() => undefined);
      await response?.arrayBuffer();
      if (response?.ok) {
        return;
      }
      await sleep(POLL_MS);
    }
    throw new Error(`${path} did not answer with 200:\n${this.output}`);
  }

  /** Waits for the end; its exit code. Throws where it takes longer than `seconds`. */
  async ended(seconds: number): Promise<number | null> {
    const timer = new AbortController();
    const late = sleep(seconds * 1000, 'late', { signal: timer.signal }).catch(
      () => 'late',
    );
    const result = await Promise.race([this.#ended, late]);
    timer.abort();
    if (typeof result === 'string') {
      throw new Error(`It still ran after ${seconds} s:\n${this.output}`);
    }
    return result;
  }

  async hasEnded(): Promise<boolean> {
    return this.child.exitCode !== null || this.child.signalCode !== null;
  }

  terminate(): void {
    this.child.kill('SIGTERM');
  }

  /** Takes it away, whatever it is doing. */
  async remove(): Promise<void> {
    killGroup(this.child.pid);
    await this.#ended;
    this.own.sealed.release();
    this.own.output.remove();
  }
}

function killGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) {
      process.kill(-pid, 'SIGKILL');
    }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
