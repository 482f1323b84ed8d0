import { execFile } from 'node:child_process';

/** Runs git without a shell, without the person's settings, and without prompts. `headers` never appear among the arguments. */
export function runGit(
  args: string[],
  options: { cwd?: string; header?: string } = {},
): Promise<string> {
  const { GIT_DIR: _dir, GIT_WORK_TREE: _tree, ...inherited } = process.env;
  const settings: Record<string, string> = options.header
    ? {
        GIT_CONFIG_COUNT: '1',
        GIT_CONFIG_KEY_0: 'http.extraHeader',
        GIT_CONFIG_VALUE_0: options.header,
      }
    : {};
  return new Promise((resolve, reject) => {
    execFile(
      'git',
      args,
      {
        cwd: options.cwd,
        env: {
          ...inherited,
          GIT_TERMINAL_PROMPT: '0',
          GIT_CONFIG_NOSYSTEM: '1',
          GIT_CONFIG_GLOBAL: '/dev/null',
          ...settings,
        },
        maxBuffer: 256 * 1024 * 1024,
        timeout: 60_000,
      },
      (error, stdout, stderr) => {
        if (error) {
          reject(
            new Error(
              `git ${args[0]} failed: ${stderr.trim() || error.message}`,
            ),
          );
        } else {
          resolve(stdout);
        }
      },
    );
  });
}
