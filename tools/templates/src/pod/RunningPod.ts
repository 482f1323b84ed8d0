import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  chownSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
} from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { insideOf, podScript } from './isolation';
import type { Pod } from './podOf';

const POLL_MS = 200;
const TAIL = 4000;
const OCCUPIED_MS = 1000;

export interface Ran {
  status: number | null;
  output: string;
}

/** A Pod's container, without a cluster: its user, its command and its mounts, in namespaces of its own. */
export class RunningPod {
  #output = '';
  readonly #ended: Promise<number | null>;

  /** @param options.volumes - directory of the kept volumes; made as a fresh disk where it is empty */
  static start(
    pod: Pod,
    options: { folder: string; volumes: string; bin: string; path: string },
  ): RunningPod {
    const root = mkdtempSync(path.join(options.folder, 'root-'));
    pod.kept.forEach((_, index) =>
      freshVolume(path.join(options.volumes, String(index)), pod),
    );
    const child = spawn(
      'unshare',
      [
        ...['--mount', '--net', '--pid', '--ipc', '--uts', '--fork'],
        ...['--kill-child', '--propagation', 'private'],
        ...['sh', '-c', podScript(pod, options), 'sh', root, options.volumes],
      ],
      {
        env: { ...pod.env, PATH: options.path },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    return new RunningPod(pod, child, options.path);
  }

  private constructor(
    private readonly pod: Pod,
    private readonly child: ChildProcess,
    private readonly searchPath: string,
  ) {
    const keep = (chunk: Buffer) => {
      this.#output = `${this.#output}${chunk}`.slice(-TAIL);
    };
    child.stdout!.on('data', keep);
    child.stderr!.on('data', keep);
    this.#ended = once(child, 'close').then(([code]) => code);
  }

  get output(): string {
    return this.#output;
  }

  /** Runs a command inside, as the container's own user and with its environment. */
  run(command: string[], env: Record<string, string> = {}): Ran {
    const [file, ...args] = insideOf(this.#pid(), this.pod, command);
    const { status, stdout, stderr } = spawnSync(file, args, {
      env: { ...this.pod.env, ...env, PATH: this.searchPath },
      timeout: 10_000,
    });
    return { status, output: `${stdout}${stderr}`.trim() };
  }

  /** Asks both probes until they succeed. */
  async ready(timeoutMs = 60_000): Promise<void> {
    const until = Date.now() + timeoutMs;
    let last: Ran | undefined;
    while (Date.now() < until) {
      if (this.child.exitCode !== null) {
        throw new Error(`It ended while it started:\n${this.output}`);
      }
      if (this.#maybePid() !== undefined) {
        last = this.run(this.pod.readiness);
        if (last.status === 0 && this.#accepts()) {
          return;
        }
      }
      await sleep(POLL_MS);
    }
    throw new Error(`It is not ready: ${last?.output}\n${this.output}`);
  }

  /** Begins a command inside that does not end by itself, and waits until it has sent what it asks. */
  async occupy(
    command: string[],
    env: Record<string, string> = {},
  ): Promise<void> {
    const [file, ...args] = insideOf(this.#pid(), this.pod, command);
    const asking = spawn(file, args, {
      env: { ...this.pod.env, ...env, PATH: this.searchPath },
      stdio: 'ignore',
    });
    await sleep(OCCUPIED_MS);
    if (asking.exitCode !== null) {
      throw new Error(`${command[0]} ended at once with ${asking.exitCode}`);
    }
  }

  /** The image's stop signal, as the kubelet sends it; answers with the seconds that it took to end. */
  async stop(
    signal: NodeJS.Signals,
  ): Promise<{ code: number | null; seconds: number }> {
    const start = Date.now();
    process.kill(this.#pid(), signal);
    const code = await this.#ended;
    return { code, seconds: (Date.now() - start) / 1000 };
  }

  /** Ends it whatever it does. */
  async kill(): Promise<void> {
    const pid = this.#maybePid();
    if (pid !== undefined) {
      process.kill(pid, 'SIGKILL');
    }
    if (this.child.exitCode === null && this.child.signalCode === null) {
      await this.#ended;
    }
  }

  #accepts(): boolean {
    const { status } = this.run([
      'perl',
      '-MIO::Socket::INET',
      '-e',
      'exit(IO::Socket::INET->new(PeerAddr => "127.0.0.1", PeerPort => shift, Timeout => 2) ? 0 : 1)',
      String(this.pod.livenessPort),
    ]);
    return status === 0;
  }

  #pid(): number {
    const pid = this.#maybePid();
    if (pid === undefined) {
      throw new Error(`It does not run:\n${this.output}`);
    }
    return pid;
  }

  /** The first process of the new namespace: unshare's only child. */
  #maybePid(): number | undefined {
    const { pid } = this.child;
    try {
      const children = readFileSync(
        `/proc/${pid}/task/${pid}/children`,
        'utf8',
      );
      return Number(children.trim().split(' ')[0]) || undefined;
    } catch {
      return undefined;
    }
  }
}

/** As a new disk is when the kubelet has given it to fsGroup: writable for the group, with ext4's own directory in it. */
function freshVolume(directory: string, pod: Pod): void {
  if (mkdirSync(directory, { recursive: true }) === undefined) {
    return;
  }
  const lost = path.join(directory, 'lost+found');
  mkdirSync(lost, { mode: 0o700 });
  chownSync(directory, 0, pod.volumeGroup);
  chmodSync(directory, 0o2775);
}
