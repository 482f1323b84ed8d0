import type { KubernetesObject } from '../../cluster';
import type { GitSource } from '../git';
import { cleanPath, matchesGlob } from '../model';
import { parseManifests } from './parseManifests';
import type { SettledTree } from './settle';

/** The manifests that lie as files in a folder of a repository; none of a source without a path, which others refer to. */
export async function readDirectory(
  git: GitSource,
  { source, tree }: SettledTree,
): Promise<KubernetesObject[]> {
  if (source.path === undefined) {
    return [];
  }
  const folder = cleanPath(source.path);
  if (!tree.folders.has(folder)) {
    throw new Error(`${source.path}: app path does not exist`);
  }
  const { recurse, include, exclude } = source.directory ?? {};
  const prefix = folder ? `${folder}/` : '';
  const manifests: KubernetesObject[] = [];
  for (const path of [...tree.files.keys()].sort()) {
    const inside = path.slice(prefix.length);
    if (
      path.startsWith(prefix) &&
      /\.(ya?ml|json)$/.test(path) &&
      (recurse || !inside.includes('/')) &&
      (!include || matchesGlob(include, inside)) &&
      (!exclude || !matchesGlob(exclude, inside))
    ) {
      const id = tree.files.get(path) ?? '';
      const content = await git.read(source.repoURL, id);
      manifests.push(...parseManifests(content, path));
    }
  }
  return manifests;
}
