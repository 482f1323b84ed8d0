import { spawnSync } from 'node:child_process';
import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** Mounts a folder over itself read-only, in a mount namespace of its own, and becomes the command. */
const MOUNT =
  'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1" && cd "$1" && shift && exec "$@"';

/** The user of the image. */
const USER = 10001;

export interface ReadOnly {
  command: string[];
  /** User that it must be run as, where that is how the folder is kept from it. */
  uid?: number;
  /** Makes the folder writable again. */
  release: () => void;
}

/**
 * A command that finds its working directory read-only, as in the cluster: by a mount where this user may mount, by
 * the modes of the files where not, and as another user for root, whom modes do not stop. `user` is whom it runs as where
 * this is root, as in the cluster.
 */
export function readOnly(
  command: string[],
  folder: string,
  user?: number,
  mount = mayMount(),
): ReadOnly {
  const isRoot = process.getuid?.() === 0;
  if (mount) {
    if (isRoot && user !== undefined) {
      chmodSync(folder, 0o755);
    }
    return {
      command: [
        ...['unshare', '--mount', '--propagation', 'private'],
        ...['sh', '-c', MOUNT, 'sh', folder],
        ...(isRoot ? asUser(user) : []),
        ...command,
      ],
      release: () => {},
    };
  }
  writable(folder, false);
  return {
    command,
    ...(isRoot && { uid: user ?? USER }),
    release: () => writable(folder, true),
  };
}

function asUser(user: number | undefined): string[] {
  return user === undefined
    ? []
    : ['setpriv', `--reuid=${user}`, `--regid=${user}`, '--clear-groups'];
}

function mayMount(): boolean {
  const { status } = spawnSync(
    'unshare',
    ['--mount', '--propagation', 'private', 'mount', '--bind', '/tmp', '/tmp'],
    { stdio: 'ignore' },
  );
  return status === 0;
}

function writable(file: string, may: boolean): void {
  const stat = lstatSync(file);
  if (stat.isSymbolicLink()) {
    return;
  }
  if (stat.isDirectory()) {
    if (may) {
      chmodSync(file, stat.mode | 0o700);
    }
    for (const name of readdirSync(file)) {
      writable(path.join(file, name), may);
    }
  }
  const readable = stat.isDirectory() ? 0o055 : 0o044;
  chmodSync(file, may ? stat.mode | 0o200 : (stat.mode | readable) & ~0o222);
}
