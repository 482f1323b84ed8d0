import { existsSync, globSync, readFileSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';

/** Where packages of Linux distributions and macOS put their JDKs. */
const INSTALLED = [
  '/usr/lib/jvm/*',
  '/Library/Java/JavaVirtualMachines/*/Contents/Home',
];

/**
 * Home of a JDK of that major version or a later one: the one that JAVA_HOME or the search path names if it will do,
 * else the oldest of those installed. A JDK says its version in the file `release`; one without a compiler is none.
 */
export function findJdk(
  least: number,
  env: { JAVA_HOME?: string; PATH?: string },
  installed = INSTALLED,
): string | undefined {
  const named = [env.JAVA_HOME ?? '', ...homesOnPath(env.PATH ?? '')];
  const others = globSync(installed).sort(
    (one, other) => versionOf(one) - versionOf(other),
  );
  return [...named, ...others].find(home => versionOf(home) >= least);
}

function homesOnPath(path: string): string[] {
  return path
    .split(delimiter)
    .map(folder => join(folder, 'javac'))
    .filter(existsSync)
    .map(javac => dirname(dirname(realpathSync(javac))));
}

/** Major version of the JDK there; 0 where there is none. */
function versionOf(home: string): number {
  const release = join(home, 'release');
  if (!existsSync(release) || !existsSync(join(home, 'bin', 'javac'))) {
    return 0;
  }
  const version = /^JAVA_VERSION="(\d+)/m.exec(readFileSync(release, 'utf8'));
  return Number(version?.[1] ?? 0);
}
