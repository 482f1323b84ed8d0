import { spawn } from 'node:child_process';
import { devNull } from 'node:os';
import pLimit from 'p-limit';

/** What one git process answered. */
export interface GitAnswer {
  code: number;
  stdout: Buffer;
  stderr: string;
}

const atOnce = pLimit(8);

/** The environment for git: nothing of the caller's configuration, identity or prompts. */
export function gitEnvironment(
  extra: Record<string, string> = {},
): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    HOME: devNull,
    LC_ALL: 'C',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: devNull,
    GIT_TERMINAL_PROMPT: '0',
    ...extra,
  };
}

/** Runs git on a bare repository, arguments as they are (no shell), and resolves with whatever it answered. */
export function tryGit(
  gitDir: string,
  args: readonly string[],
  options: { input?: Buffer | string; env?: Record<string, string> } = {},
): Promise<GitAnswer> {
  return atOnce(
    () =>
      new Promise<GitAnswer>((resolve, reject) => {
        const child = spawn('git', [`--git-dir=${gitDir}`, ...args], {
          env: gitEnvironment(options.env),
          stdio: ['pipe', 'pipe', 'pipe'],
        });
        const stdout: Buffer[] = [];
        const stderr: Buffer[] = [];
        child.stdout.on('data', chunk => stdout.push(chunk));
        child.stderr.on('data', chunk => stderr.push(chunk));
        child.on('error', reject);
        child.on('close', code =>
          resolve({
            code: code ?? 1,
            stdout: Buffer.concat(stdout),
            stderr: Buffer.concat(stderr).toString('utf8').trim(),
          }),
        );
        // git may end before it has read everything
        child.stdin.on('error', () => {});
        child.stdin.end(options.input);
      }),
  );
}

/** The same, for what must succeed: the output as text. */
export async function git(
  gitDir: string,
  args: readonly string[],
  options: { input?: Buffer | string; env?: Record<string, string> } = {},
): Promise<string> {
  const answer = await tryGit(gitDir, args, options);
  if (answer.code !== 0) {
    throw new Error(`git ${args[0]} failed: ${answer.stderr}`);
  }
  return answer.stdout.toString('utf8');
}
