import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './run.mjs';

/** How to call npm: the one that started us, else the one beside Node, else the one on PATH. */
function npmCommand() {
  const candidates = [
    process.env.npm_execpath,
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
  ];
  const script = candidates.find(
    path => path && /npm-cli\.js$/.test(path) && existsSync(path),
  );
  return script
    ? { command: process.execPath, args: [script] }
    : { command: 'npm', args: [] };
}

/** Runs npm with the person's own configuration (registry, proxy, certificates). */
export function npm(args, options) {
  const { command, args: first } = npmCommand();
  return run(command, [...first, ...args], options);
}

/** The registry that npm is configured with. */
export async function npmRegistry() {
  const output = await npm(['config', 'get', 'registry'], {
    cwd: dirname(process.execPath),
  });
  return output.trim();
}
