import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { fromRoot, root } from './paths.mjs';
import { Problem } from './problem.mjs';

const preload = join(dirname(fileURLToPath(import.meta.url)), 'preload.cjs');
const GRACE_MS = 10_000;

/**
 * A TypeScript server of this checkout as a child process, its output in a log file.
 * It ends with us: by `stop`, and by itself when we die.
 */
export function startServer(
  nodePath,
  { name, script, args = [], env, logDir, onLine, cwd = root },
) {
  mkdirSync(logDir, { recursive: true });
  const logPath = join(logDir, `${name}.log`);
  const log = createWriteStream(logPath, { mode: 0o600 });
  const child = spawn(
    nodePath,
    [
      '--require',
      preload,
      '--require',
      fromRoot('node_modules/@backstage/cli/config/nodeTransform.cjs'),
      fromRoot(script),
      ...args,
    ],
    {
      cwd,
      env,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      detached: process.platform !== 'win32',
    },
  );
  const tail = [];
  const see = line => {
    log.write(`${line}\n`);
    tail.push(line);
    if (tail.length > 30) {
      tail.shift();
    }
    onLine?.(line);
  };
  createInterface({ input: child.stdout }).on('line', see);
  createInterface({ input: child.stderr }).on('line', see);
  child.on('message', () => {}); // the transform reports the files it reads
  const ended = new Promise(resolve => {
    child.once('error', error => resolve(error.message));
    child.once('close', (code, signal) => resolve(signal ?? `code ${code}`));
  });

  return {
    name,
    pid: child.pid,
    logPath,
    ended,
    /** Fails when the server ends before `promise` is settled. */
    whileRunning: promise =>
      Promise.race([
        promise,
        ended.then(how => {
          throw new Problem(
            `${name} ended with ${how}:\n${tail.join('\n')}`,
            `The whole log is in ${logPath}`,
          );
        }),
      ]),
    async stop() {
      if (child.exitCode !== null || child.signalCode !== null) {
        return;
      }
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), GRACE_MS);
      await ended;
      clearTimeout(timer);
    },
  };
}
