import { spawn } from 'node:child_process';

/**
 * Runs a command in a process group of its own and ends the whole group when the time is over, so that a test that hangs
 * costs its group of tests and not the run. `onOutput` sees what comes from a piped standard output. Resolves with the exit code and whether it was in time.
 */
export function runUntil(
  deadlineMs,
  command,
  args,
  { onOutput, ...options } = {},
) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      detached: process.platform !== 'win32',
      ...options,
    });
    child.stdout?.on('data', chunk => onOutput?.(chunk));
    let late = false;
    const end = signal => {
      try {
        process.kill(
          process.platform === 'win32' ? child.pid : -child.pid,
          signal,
        );
      } catch {
        // It has ended by itself.
      }
    };
    const timer = setTimeout(() => {
      late = true;
      end('SIGKILL');
    }, deadlineMs);
    const passOn = signal => end(signal);
    process.on('SIGINT', passOn);
    process.on('SIGTERM', passOn);
    const settle = action => value => {
      clearTimeout(timer);
      process.off('SIGINT', passOn);
      process.off('SIGTERM', passOn);
      action(value);
    };
    child.once('error', settle(reject));
    child.once(
      'close',
      settle(code => resolve({ code, late })),
    );
  });
}
