import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const MAX_OUTPUT = 64 * 1024 * 1024;

/** Runs git without the user's own configuration. Throws with what git said. */
export async function git(
  args: string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<string> {
  const { stdout } = await run('git', args, {
    cwd: options.cwd,
    maxBuffer: MAX_OUTPUT,
    env: { ...isolatedGitEnvironment(), ...options.env },
  });
  return stdout;
}

function isolatedGitEnvironment(): Record<string, string> {
  return {
    PATH: process.env.PATH ?? '',
    LANG: 'C.UTF-8',
    HOME: tmpdir(),
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
  };
}

/** Reads bare repositories by plumbing. */
export class GitReader {
  constructor(private readonly folder: string) {}

  /** The commit of a branch, a tag or a SHA; undefined where there is none. */
  async resolve(ref: string): Promise<string | undefined> {
    const candidates = ref.startsWith('refs/')
      ? [ref]
      : [`refs/heads/${ref}`, `refs/tags/${ref}`, ref];
    for (const candidate of candidates) {
      const commit = await this.#try([
        'rev-parse',
        '--verify',
        '--quiet',
        '--end-of-options',
        `${candidate}^{commit}`,
      ]);
      if (commit) {
        return commit.trim();
      }
    }
    return undefined;
  }

  async readFile(commit: string, path: string): Promise<string | undefined> {
    return this.#try(['cat-file', 'blob', `${commit}:${path}`]);
  }

  /** Names of the files in one folder. */
  async listFolder(commit: string, folder: string): Promise<string[]> {
    const names = await this.#try([
      'ls-tree',
      '-z',
      '--name-only',
      commit,
      `${folder}/`,
    ]);
    return (names ?? '').split('\0').filter(Boolean);
  }

  /** Paths that differ between two commits; all paths where there is no earlier one. */
  async changedFiles(
    before: string | undefined,
    after: string,
  ): Promise<string[]> {
    const names =
      before && !/^0+$/.test(before)
        ? await this.#try(['diff', '--name-only', '-z', before, after])
        : undefined;
    const all =
      names ?? (await this.#git(['ls-tree', '-r', '-z', '--name-only', after]));
    return all.split('\0').filter(Boolean);
  }

  async commit(sha: string): Promise<{
    sha: string;
    tree: string;
    message: string;
    author: { name: string; email: string };
    at: string;
  }> {
    const text = await this.#git([
      'show',
      '--no-patch',
      '--format=%T%x00%an%x00%ae%x00%aI%x00%B',
      sha,
    ]);
    const [tree, name, email, at, message] = text.split('\0');
    return { sha, tree, message: message.trim(), author: { name, email }, at };
  }

  /** Writes a commit's files into a folder. */
  async export(commit: string, destination: string): Promise<void> {
    await mkdir(destination, { recursive: true });
    const temporary = await mkdtemp(join(tmpdir(), 'sandbox-index-'));
    const env = { GIT_INDEX_FILE: join(temporary, 'index') };
    try {
      await this.#git(['read-tree', commit], env);
      await git(
        [
          '--git-dir',
          resolve(this.folder),
          '--work-tree',
          destination,
          'checkout-index',
          '--all',
          '--force',
        ],
        { cwd: destination, env },
      );
    } finally {
      await rm(temporary, { recursive: true, force: true });
    }
  }

  #git(args: string[], env?: Record<string, string>): Promise<string> {
    return git(['--git-dir', this.folder, ...args], { env });
  }

  /** What git answers, or undefined where it says that there is no such thing. */
  async #try(args: string[]): Promise<string | undefined> {
    try {
      return await this.#git(args);
    } catch (error) {
      const { code } = error as { code?: number | string };
      if (typeof code === 'number') {
        return undefined;
      }
      throw error;
    }
  }
}
