import { entryAt, type PathEntry } from '../git';
import type { Repository } from '../store';

/** What a path such as `feature/a/src/index.ts` names: the longest branch or tag, or a commit, then a file or folder. */
export interface Place {
  ref: string;
  commit: string;
  tree: string;
  entry: PathEntry;
}

export async function placeOf(
  repository: Repository,
  refAndPath: string,
): Promise<Place | undefined> {
  const parts = refAndPath.split('/').filter(part => part !== '');
  for (let length = parts.length; length > 0; length -= 1) {
    const ref = parts.slice(0, length).join('/');
    const commit = await repository.git.resolve(ref);
    const data = commit && (await repository.git.objects.readCommit(commit));
    if (data) {
      const path = parts.slice(length).join('/');
      const entry = await entryAt(repository.git.objects, data.tree, path);
      return entry && { ref, commit, tree: data.tree, entry };
    }
  }
  return undefined;
}

/** A file's text, or undefined where it has a NUL and so is none. */
export async function textOf(
  repository: Repository,
  sha: string,
): Promise<string | undefined> {
  const bytes = await repository.git.objects.readAs('blob', sha);
  return bytes && !bytes.includes(0) ? bytes.toString('utf8') : undefined;
}
