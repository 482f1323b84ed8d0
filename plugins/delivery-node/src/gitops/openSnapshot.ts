import type { GitDatabase } from '../github/GitDatabase';
import type { GitOpsSnapshot } from './GitOpsClient';

/** The repository at one commit; each file and directory is fetched at most once. */
export function openSnapshot(
  database: GitDatabase,
  commit: string,
): GitOpsSnapshot {
  const texts = new Map<string, Promise<string | undefined>>();
  const lists = new Map<string, Promise<string[]>>();
  const once = <T>(map: Map<string, T>, key: string, load: () => T): T => {
    const known = map.get(key);
    if (known !== undefined) {
      return known;
    }
    const loaded = load();
    map.set(key, loaded);
    return loaded;
  };
  return {
    commit,
    read: path => once(texts, path, () => database.findText(path, commit)),
    list: directory =>
      once(lists, directory, async () => {
        const tree = await database.findTree(commit, directory);
        const files = tree ? await database.listFiles(tree) : undefined;
        const prefix = directory.replace(/\/+$/, '');
        return (files ?? []).map(file =>
          prefix ? `${prefix}/${file.path}` : file.path,
        );
      }),
  };
}
