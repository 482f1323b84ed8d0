import { spawn } from 'node:child_process';
import { Problem } from './problem.mjs';

const TAIL_BYTES = 20_000;

/**
 * Runs a command to its end, without a shell. Resolves with its standard output; fails with the last of what it printed.
 * `onOutput` sees everything as it comes.
 */
export function run(command, args, { onOutput, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...options,
    });
    let output = '';
    let tail = '';
    const collect = chunk => {
      tail = (tail + chunk).slice(-TAIL_BYTES);
      onOutput?.(String(chunk));
    };
    child.stdout.on('data', chunk => {
      output += chunk;
      collect(chunk);
    });
    child.stderr.on('data', collect);
    child.once('error', error =>
      reject(new Problem(`${command} cannot be run: ${error.message}`)),
    );
    child.once('close', (code, signal) => {
      if (code === 0) {
        resolve(output);
      } else {
        reject(
          new Problem(
            `${command} ${args.join(' ')} ended with ${
              signal ?? code
            }:\n${tail.trim()}`,
          ),
        );
      }
    });
  });
}

/** Runs a command with the terminal as its own; resolves with its exit code. */
export function runInherited(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', ...options });
    child.once('error', reject);
    child.once('close', (code, signal) => resolve(signal ? 1 : code));
  });
}
