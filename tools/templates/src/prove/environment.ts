import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';

/** What a tool or service started by a test must not inherit from it. */
const OF_THE_TEST = /^(npm_|jest_|node_env$|node_options$|port$|otel_)/i;

/** The environment of a command: this process' own without what only concerns the test, and more. */
export function environment(more: Record<string, string>): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !OF_THE_TEST.test(name),
  );
  return { ...Object.fromEntries(inherited), CI: '1', ...more };
}

/** Those of the commands that are not on PATH, and of the files, by absolute path, that are not there. */
export function missingOf(required: string[]): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  return required.filter(name =>
    path.isAbsolute(name)
      ? !existsSync(name)
      : !folders.some(folder => isExecutable(path.join(folder, name))),
  );
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
