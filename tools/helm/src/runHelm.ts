import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { HelmError } from './HelmError';
import { helmPath } from './helmPath';

const MAX_OUTPUT_BYTES = 64 * 1024 * 1024;

export interface HelmOptions {
  cwd?: string;
  /** Added to the process' own; HELM_CACHE_HOME and its siblings here keep a cache between runs. */
  env?: Record<string, string>;
  /** Sent to standard input, which is closed after it. */
  input?: string;
  /** Milliseconds; a minute without it. */
  timeout?: number;
  /** Instead of `helmPath()`. */
  binary?: string;
}

export interface HelmOutput {
  stdout: string;
  stderr: string;
}

/** The person's own helm and cluster settings must not change what comes out. */
function environment(
  home: string,
  extra: Record<string, string> = {},
): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('HELM_') && name !== 'KUBECONFIG',
  );
  return {
    ...Object.fromEntries(inherited),
    KUBECONFIG: path.join(home, 'kubeconfig'),
    HELM_CACHE_HOME: path.join(home, 'cache'),
    HELM_CONFIG_HOME: path.join(home, 'config'),
    HELM_DATA_HOME: path.join(home, 'data'),
    ...extra,
  };
}

/** Runs helm without a shell, in a home of its own. Throws HelmError when helm fails. */
export async function runHelm(
  args: string[],
  options: HelmOptions = {},
): Promise<HelmOutput> {
  const binary = options.binary ?? (await helmPath());
  const timeout = options.timeout ?? 60_000;
  const home = await mkdtemp(path.join(tmpdir(), 'helm-'));
  try {
    return await new Promise((resolve, reject) => {
      const child = execFile(
        binary,
        args,
        {
          cwd: options.cwd,
          env: environment(home, options.env),
          timeout,
          killSignal: 'SIGKILL',
          maxBuffer: MAX_OUTPUT_BYTES,
        },
        (error, stdout, stderr) => {
          if (!error) {
            resolve({ stdout, stderr });
            return;
          }
          const exitCode =
            typeof error.code === 'number' ? error.code : undefined;
          const reason = child.killed
            ? `stopped after ${timeout} ms`
            : stderr.trim();
          reject(
            new HelmError(
              `helm ${args[0] ?? ''} failed: ${
                reason || error.code || error.signal
              }`,
              {
                stderr,
                exitCode,
                // The error of execFile repeats the arguments; it is kept only where helm never spoke.
                cause:
                  exitCode === undefined && !child.killed ? error : undefined,
              },
            ),
          );
        },
      );
      // A helm that exits before it has read everything breaks the pipe; its exit code tells why.
      child.stdin?.on('error', () => {});
      child.stdin?.end(options.input);
    });
  } finally {
    await rm(home, { recursive: true, force: true });
  }
}
