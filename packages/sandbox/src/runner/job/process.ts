import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';

export interface ProcessOptions {
  command: string;
  args: string[];
  cwd: string;
  env: Record<string, string>;
  onLine: (line: string) => void;
  signal?: AbortSignal;
  timeoutMs?: number;
  /** Told the process group as soon as there is one. */
  onStart?: (processGroup: number) => void;
}

export interface ProcessResult {
  code: number;
  timedOut: boolean;
}

const GRACE_MS = 2_000;

/** Runs a program in a process group of its own; a time-out or an abort ends the whole group. */
export async function runProcess(
  options: ProcessOptions,
): Promise<ProcessResult> {
  if (options.signal?.aborted) {
    return { code: 130, timedOut: false };
  }
  const child = spawn(options.command, options.args, {
    cwd: options.cwd,
    env: options.env,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines = [child.stdout, child.stderr].map(stream =>
    createInterface({ input: stream }).on('line', options.onLine),
  );
  const drained = new Promise(resolve => {
    child.once('close', resolve);
  });
  let timedOut = false;
  const end = () => {
    if (child.pid) {
      endGroup(child.pid);
    }
  };
  const timer = options.timeoutMs
    ? setTimeout(() => {
        timedOut = true;
        end();
      }, options.timeoutMs)
    : undefined;
  options.signal?.addEventListener('abort', end, { once: true });
  try {
    const code = await new Promise<number>((resolve, reject) => {
      child.once('error', reject);
      child.once('spawn', () => options.onStart?.(child.pid as number));
      child.once('exit', (status, signal) =>
        resolve(status ?? (signal ? 137 : 1)),
      );
    });
    await Promise.race([drained, delay(1_000)]);
    return { code, timedOut };
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener('abort', end);
    lines.forEach(reader => reader.close());
  }
}

/** Asks a process group to end, and after a moment makes it. */
function endGroup(group: number, graceMs = GRACE_MS): void {
  sendSignal(group, 'SIGTERM');
  setTimeout(() => sendSignal(group, 'SIGKILL'), graceMs).unref();
}

export function sendSignal(group: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-group, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') {
      throw error;
    }
  }
}

function delay(milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    setTimeout(resolve, milliseconds).unref();
  });
}
