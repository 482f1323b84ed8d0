import { blobOf, type Files, type GitObjects } from './GitObjects';

export interface TreeEntry {
  path: string;
  mode: string;
  type: 'blob' | 'tree';
  sha: string;
}

/** A directory's own entries, as GitHub lists them. */
export function entriesOf(objects: GitObjects, files: Files): TreeEntry[] {
  const names = new Set(
    Object.keys(files).map(path => path.split('/')[0] as string),
  );
  return [...names].map(name =>
    name in files
      ? { path: name, mode: '100644', type: 'blob', sha: blobOf(files[name]) }
      : {
          path: name,
          mode: '040000',
          type: 'tree',
          sha: objects.addTree(below(files, name)),
        },
  );
}

/** Everything below a directory: a directory, then what is in it. */
export function entriesBelow(
  objects: GitObjects,
  files: Files,
  above = '',
): TreeEntry[] {
  return entriesOf(objects, files).flatMap(entry => [
    { ...entry, path: `${above}${entry.path}` },
    ...(entry.type === 'tree'
      ? entriesBelow(
          objects,
          below(files, entry.path),
          `${above}${entry.path}/`,
        )
      : []),
  ]);
}

function below(files: Files, directory: string): Files {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(`${directory}/`))
      .map(([path, text]) => [path.slice(directory.length + 1), text]),
  );
}
