import { posix } from 'node:path';
import { directory, type FileNode, type FileTree } from './fileTree';
import { hasWildcard, patternToRegExp } from './pattern';

const MAX_LINKS = 16;

export interface CopyOptions {
  /** Where the sources are looked for. */
  from: FileTree;
  sources: string[];
  /** Absolute; with a slash at its end where it is a folder. */
  destination: string;
  /** What is there already. */
  into: FileTree;
  owner?: { uid: number; gid: number };
  mode?: number;
}

/** The files that a COPY adds, and the sources that it did not find. Rules as the builder's: a folder gives its content, not itself. */
export function copyFiles(options: CopyOptions): {
  added: FileTree;
  missing: string[];
} {
  const { from, into } = options;
  const added: FileTree = new Map();
  const missing: string[] = [];
  const root = relative(options.destination);
  const put = (path: string, node: FileNode) => {
    addParents(path, into, added);
    added.set(path, {
      ...node,
      ...options.owner,
      mode: (node.type !== 'symlink' && options.mode) || node.mode,
    });
  };
  for (const source of options.sources) {
    const found = select(from, source);
    if (found.length === 0) {
      missing.push(source);
    }
    for (const { path, name } of found) {
      const node = path === '' ? directory() : from.get(path)!;
      if (node.type === 'directory') {
        if (root !== '' && into.get(root)?.type !== 'directory') {
          put(root, directory());
        }
        const prefix = path === '' ? '' : `${path}/`;
        for (const [inner, innerNode] of from) {
          if (inner.startsWith(prefix)) {
            put(posix.join(root, inner.slice(prefix.length)), innerNode);
          }
        }
      } else {
        const isFolder =
          root === '' ||
          options.destination.endsWith('/') ||
          into.get(root)?.type === 'directory';
        put(isFolder ? posix.join(root, name) : root, node);
      }
    }
  }
  return { added, missing };
}

/** Adds to `added` the folders on the way to a path that are in neither tree. */
export function addParents(
  path: string,
  into: FileTree,
  added: FileTree,
): void {
  const parts = path.split('/').slice(0, -1);
  parts.forEach((_, n) => {
    const parent = parts.slice(0, n + 1).join('/');
    if (!into.has(parent) && !added.has(parent)) {
      added.set(parent, directory());
    }
  });
}

/** An absolute or relative path as a key of a tree; it cannot leave the root. */
export function relative(path: string): string {
  return posix.normalize(`/${path}`).replace(/^\/|\/$/g, '');
}

/** What a source means: the path in the tree, links followed, and the name that it has in a folder. */
function select(
  tree: FileTree,
  source: string,
): { path: string; name: string }[] {
  const clean = relative(source);
  if (clean === '') {
    return [{ path: '', name: '' }];
  }
  const pattern = patternToRegExp(clean);
  const matched = hasWildcard(clean)
    ? [...tree.keys()].filter(path => pattern.test(path)).sort()
    : [clean];
  return matched.flatMap(candidate => {
    const path = follow(tree, candidate);
    return path === undefined ? [] : { path, name: posix.basename(candidate) };
  });
}

/** The path that a path means when links on it, and it itself, are followed inside the tree. */
function follow(tree: FileTree, path: string): string | undefined {
  let rest = path.split('/');
  let done: string[] = [];
  let links = 0;
  while (rest.length > 0) {
    const [next, ...after] = rest;
    const candidate = [...done, next].join('/');
    const node = tree.get(candidate);
    if (!node) {
      return undefined;
    }
    if (node.type === 'symlink') {
      links += 1;
      if (links > MAX_LINKS) {
        return undefined;
      }
      const target = node.target ?? '';
      const joined = posix.isAbsolute(target)
        ? target
        : posix.join('/', ...done, target);
      const resolved = relative(joined);
      rest = [...(resolved ? resolved.split('/') : []), ...after];
      done = [];
    } else {
      done.push(next);
      rest = after;
    }
  }
  return done.join('/');
}
