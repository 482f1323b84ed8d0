import { findJdk } from '@internal/sandbox';
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

/** What commands see of a JDK of that version or a later one; nothing where none is asked for. */
export function jdkEnvironment(least?: number): Record<string, string> {
  const home = least && findJdk(least, process.env);
  return home
    ? {
        JAVA_HOME: home,
        PATH: [path.join(home, 'bin'), process.env.PATH].join(path.delimiter),
      }
    : {};
}

/**
 * What this machine lacks: the commands that are not on PATH, the files, by absolute path, that are not there, and a JDK
 * of the version or a later one.
 */
export function missingOf({
  requires,
  jdk,
}: {
  requires: string[];
  jdk?: number;
}): string[] {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const missing = requires.filter(name =>
    path.isAbsolute(name)
      ? !existsSync(name)
      : !folders.some(folder => isExecutable(path.join(folder, name))),
  );
  const lacksJdk = jdk !== undefined && !findJdk(jdk, process.env);
  return lacksJdk ? [...missing, `JDK ${jdk} or later`] : missing;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
