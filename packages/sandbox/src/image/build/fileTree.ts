import { lstat, readdir, readFile, readlink } from 'node:fs/promises';
import { join } from 'node:path';
import { parseDockerignore, type IgnoreRules } from './dockerignore';

/** A file, folder or link of the context or of a stage. */
export interface FileNode {
  type: 'file' | 'directory' | 'symlink';
  mode: number;
  uid: number;
  gid: number;
  /** Where a file's content is. */
  source?: string;
  size?: number;
  /** Where a link points. */
  target?: string;
}

/** By path, without leading slash. Every folder on the way to a file is in it, but for the root. */
export type FileTree = Map<string, FileNode>;

export function directory(mode = 0o755): FileNode {
  return { type: 'directory', mode, uid: 0, gid: 0 };
}

/** The build context: what .dockerignore leaves of a folder. Links are not followed, modes are 755 or 644. */
export async function readContext(
  contextDir: string,
  dockerfile: string,
): Promise<FileTree> {
  const rules = parseDockerignore(
    (await readIfThere(`${dockerfile}.dockerignore`)) ??
      (await readIfThere(join(contextDir, '.dockerignore'))) ??
      '',
  );
  const tree: FileTree = new Map();
  await walk(contextDir, '', { rules, tree });
  return tree;
}

async function walk(
  dir: string,
  prefix: string,
  { rules, tree }: { rules: IgnoreRules; tree: FileTree },
): Promise<void> {
  for (const name of (await readdir(dir)).sort()) {
    const path = prefix + name;
    const source = join(dir, name);
    const stats = await lstat(source);
    const ignored = rules.ignores(path);
    if (stats.isDirectory()) {
      if (!ignored) {
        tree.set(path, directory());
      }
      if (!ignored || rules.hasExceptions) {
        const before = tree.size;
        await walk(source, `${path}/`, { rules, tree });
        if (ignored && tree.size > before) {
          tree.set(path, directory());
        }
      }
    } else if (!ignored && stats.isSymbolicLink()) {
      const target = await readlink(source);
      tree.set(path, { type: 'symlink', mode: 0o777, uid: 0, gid: 0, target });
    } else if (!ignored && stats.isFile()) {
      const executable = Math.floor(stats.mode / 0o100) % 2 === 1;
      const mode = executable ? 0o755 : 0o644;
      tree.set(path, {
        type: 'file',
        mode,
        uid: 0,
        gid: 0,
        source,
        size: stats.size,
      });
    }
  }
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
