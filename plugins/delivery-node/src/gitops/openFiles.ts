import type { GitDatabase } from '../github/git/GitDatabase';
import type { GitOpsFiles } from './GitOpsClient';
import type { Listing } from './TreeListings';

/** Files that are listed already: what is not in the list costs no request. */
export function openListing(
  database: GitDatabase,
  listing: Listing,
): GitOpsFiles {
  const text = memo((sha: string) => database.readBlob(sha));
  return {
    has: async path => listing.has(path),
    read: async path => {
      const sha = listing.get(path);
      return sha === undefined ? undefined : text(sha);
    },
    list: async directory => {
      const prefix = prefixOf(directory);
      return [...listing.keys()].filter(path => path.startsWith(prefix));
    },
  };
}

/** Files of a commit whose list nobody has: one request for each file and for each level of a directory. */
export function openCommit(database: GitDatabase, commit: string): GitOpsFiles {
  const read = memo((path: string) => database.findText(path, commit));
  const list = memo(async (directory: string) => {
    const tree = await database.trees.findTree(commit, directory);
    const files = tree ? await database.trees.listFiles(tree) : undefined;
    const prefix = prefixOf(directory);
    return (files ?? []).map(file => `${prefix}${file.path}`);
  });
  return {
    has: async path => (await read(path)) !== undefined,
    read,
    list,
  };
}

function prefixOf(directory: string): string {
  const trimmed = directory.replace(/\/+$/, '');
  return trimmed ? `${trimmed}/` : '';
}

/** Loads each key at most once. */
function memo<T>(load: (key: string) => Promise<T>) {
  const loaded = new Map<string, Promise<T>>();
  return (key: string): Promise<T> => {
    const known = loaded.get(key) ?? load(key);
    loaded.set(key, known);
    return known;
  };
}
