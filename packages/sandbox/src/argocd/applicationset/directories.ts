import type { GitTree } from '../git';
import { matchesGlob } from '../model';
import type { GitGenerator } from './spec';

/** What the git directories generator tells a template about one directory. */
export interface DirectoryParameters {
  path: {
    path: string;
    basename: string;
    basenameNormalized: string;
    segments: string[];
  };
  values?: Record<string, string>;
}

/** The directories that a generator finds in a commit, in order. Hidden ones are passed over, as in Argo CD. */
export function directoriesOf(
  generator: GitGenerator,
  tree: GitTree,
): DirectoryParameters[] {
  const { directories = [] } = generator;
  const included = directories.filter(item => !item.exclude);
  const excluded = directories.filter(item => item.exclude);
  const matches = (path: string) => (item: { path: string }) =>
    matchesGlob(item.path, path, '/');
  return [...tree.folders.keys()]
    .filter(path => path !== '')
    .filter(path => !path.split('/').some(part => part.startsWith('.')))
    .filter(path => included.some(matches(path)))
    .filter(path => !excluded.some(matches(path)))
    .sort()
    .map(path => {
      const segments = path.split('/');
      const basename = segments[segments.length - 1];
      return {
        path: {
          path,
          basename,
          basenameNormalized: normalizeName(basename),
          segments,
        },
        ...(generator.values && { values: generator.values }),
      };
    });
}

/** A name that Kubernetes takes. */
function normalizeName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9.-]/g, '-')
    .slice(0, 253)
    .replace(/^[.-]+|[.-]+$/g, '');
}
