import { execFile } from 'node:child_process';
import { environment } from './environment';

const TAIL = 4000;
const TIMEOUT_MS = 10 * 60_000;

/** Runs a command to its end, without a shell. Throws with the end of what it printed. */
export function runCommand(
  [command, ...args]: string[],
  options: { cwd: string; env: Record<string, string> },
): Promise<string> {
  return new Promise((resolve, reject) => {
    execFile(
      command,
      args,
      {
        cwd: options.cwd,
        env: environment(options.env),
        timeout: TIMEOUT_MS,
        maxBuffer: 64 * 1024 * 1024,
      },
      (error, stdout, stderr) => {
        const output = `${stdout}${stderr}`;
        if (error) {
          reject(
            new Error(
              `${[command, ...args].join(' ')} failed (${
                error.code ?? error.signal
              }):\n${output.slice(-TAIL)}`,
            ),
          );
        } else {
          resolve(output);
        }
      },
    );
  });
}
