import { execFile } from 'node:child_process';

/** The first line that a tool prints of its version, or undefined when the machine has none. */
export function findTool(command, args = ['--version']) {
  return new Promise(resolve => {
    execFile(command, args, { timeout: 20_000 }, (error, stdout, stderr) => {
      const text = `${stdout}${stderr}`.trim().split('\n')[0];
      resolve(
        error && error.code === 'ENOENT'
          ? undefined
          : text || (error ? undefined : 'present'),
      );
    });
  });
}
