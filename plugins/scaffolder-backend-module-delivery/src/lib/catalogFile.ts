import type { Repository } from '@internal/plugin-delivery-node';

/** The catalog file that templates bring. */
export const CATALOG_FILE = 'catalog-info.yaml';

/** The same under the other ending of YAML files. */
export const OTHER_CATALOG_FILE = 'catalog-info.yml';

/** The catalog file among these paths, if there is one. */
export function catalogFileIn(paths: readonly string[]): string | undefined {
  return [CATALOG_FILE, OTHER_CATALOG_FILE].find(file => paths.includes(file));
}

/** What the catalog reads a repository's entities from, now or once the file is there. */
export function catalogInfoUrl(
  { htmlUrl, defaultBranch }: Pick<Repository, 'htmlUrl' | 'defaultBranch'>,
  file = CATALOG_FILE,
): string {
  // Nobody can tell where in an address a branch with a slash ends: HEAD is the default branch, too.
  const ref = defaultBranch.includes('/') ? 'HEAD' : defaultBranch;
  return `${htmlUrl}/blob/${ref}/${file}`;
}
