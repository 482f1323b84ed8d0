import type { ObjectStore } from './ObjectStore';
import { typeOfMode, type TreeEntry, type TreeMode } from './objects';

/** A change of one path of a tree: an object to put there, or nothing. */
export interface TreeChange {
  path: string;
  mode: TreeMode;
  sha: string | null;
}

/** An entry with its whole path. */
export interface PathEntry extends TreeEntry {
  path: string;
}

/** A tree cannot be made: a wrong path, or a deletion of what is not there. */
export class BadTreeError extends Error {
  readonly name = 'BadTreeError';
}

export function isTreePath(path: string): boolean {
  return (
    path.length > 0 &&
    !path.includes('\0') &&
    path
      .split('/')
      .every(
        part =>
          part !== '' &&
          part !== '.' &&
          part !== '..' &&
          !/^\.git$/i.test(part),
      )
  );
}

/** Writes the tree that results from changes to a base (or to nothing). Directories that become empty vanish. */
export async function applyChanges(
  objects: ObjectStore,
  base: string | undefined,
  changes: readonly TreeChange[],
): Promise<string> {
  for (const { path } of changes) {
    if (!isTreePath(path)) {
      throw new BadTreeError(
        `tree.path contains a malformed path component: ${path}`,
      );
    }
  }
  const entries = await apply(objects, base, changes, '');
  return objects.writeTree(entries);
}

async function apply(
  objects: ObjectStore,
  base: string | undefined,
  changes: readonly TreeChange[],
  below: string,
): Promise<TreeEntry[]> {
  const entries = new Map<string, TreeEntry>();
  for (const entry of (base ? await objects.readTree(base) : undefined) ?? []) {
    entries.set(entry.name, entry);
  }
  const nested = new Map<string, TreeChange[]>();
  for (const change of changes) {
    const [name, ...rest] = change.path.slice(below.length).split('/');
    if (rest.length > 0) {
      const inner = nested.get(name);
      if (inner) {
        inner.push(change);
      } else {
        nested.set(name, [change]);
      }
    } else if (change.sha) {
      entries.set(name, { name, mode: change.mode, sha: change.sha });
    } else if (!entries.delete(name)) {
      throw new BadTreeError(`There is nothing to delete at ${change.path}`);
    }
  }
  for (const [name, inner] of nested) {
    const present = entries.get(name);
    const made = await apply(
      objects,
      present?.mode === '040000' ? present.sha : undefined,
      inner,
      `${below}${name}/`,
    );
    if (made.length === 0) {
      entries.delete(name);
    } else {
      const sha = await objects.writeTree(made);
      entries.set(name, { name, mode: '040000', sha });
    }
  }
  return [...entries.values()];
}

/** Everything below a tree, directories before what they contain. */
export async function walkTree(
  objects: ObjectStore,
  tree: string,
  below = '',
): Promise<PathEntry[]> {
  const entries = (await objects.readTree(tree)) ?? [];
  const walked = await Promise.all(
    entries.map(async entry => {
      const path = below + entry.name;
      const own = { ...entry, path };
      return typeOfMode(entry.mode) === 'tree'
        ? [own, ...(await walkTree(objects, entry.sha, `${path}/`))]
        : [own];
    }),
  );
  return walked.flat();
}

/** The entry at a path of a tree; the tree itself for the empty path. */
export async function entryAt(
  objects: ObjectStore,
  tree: string,
  path: string,
): Promise<PathEntry | undefined> {
  let entry: PathEntry = { name: '', path: '', mode: '040000', sha: tree };
  for (const name of path.split('/').filter(part => part !== '')) {
    const entries: TreeEntry[] | undefined =
      entry.mode === '040000' ? await objects.readTree(entry.sha) : undefined;
    const next = entries?.find(candidate => candidate.name === name);
    if (!next) {
      return undefined;
    }
    entry = { ...next, path: entry.path ? `${entry.path}/${name}` : name };
  }
  return entry;
}
