import { createHash } from 'node:crypto';
import type { CommitFile } from '../GitHubClient';

const DIRECTORY_MODE = '40000';

interface Directory {
  files: Map<string, CommitFile>;
  directories: Map<string, Directory>;
}

/** git's id of a blob: SHA-1 over a header and the bytes. */
export function blobId(content: Buffer): string {
  return objectId('blob', content).toString('hex');
}

/** git's id of the tree that holds exactly these files. */
export function treeOf(files: readonly CommitFile[]): string {
  const root = emptyDirectory();
  for (const file of files) {
    const segments = file.path.split('/');
    const name = segments.pop() as string;
    let directory = root;
    for (const segment of segments) {
      let next = directory.directories.get(segment);
      if (!next) {
        next = emptyDirectory();
        directory.directories.set(segment, next);
      }
      directory = next;
    }
    directory.files.set(name, file);
  }
  return treeId(root).toString('hex');
}

function emptyDirectory(): Directory {
  return { files: new Map(), directories: new Map() };
}

function treeId(directory: Directory): Buffer {
  return idOfEntries([
    ...[...directory.files].map(([name, file]) => ({
      name,
      mode: file.mode,
      id: objectId('blob', file.content),
    })),
    ...[...directory.directories].map(([name, child]) => ({
      name,
      mode: DIRECTORY_MODE,
      id: treeId(child),
    })),
  ]);
}

/** git's id of the tree with these direct entries. */
export function treeIdOf(
  entries: ReadonlyArray<{ path: string; mode: string; sha: string }>,
): string {
  return idOfEntries(
    entries.map(({ path, mode, sha }) => ({
      name: path,
      // GitHub writes 040000 where git has 40000.
      mode: mode.replace(/^0+/, ''),
      id: Buffer.from(sha, 'hex'),
    })),
  ).toString('hex');
}

function idOfEntries(
  entries: ReadonlyArray<{ name: string; mode: string; id: Buffer }>,
): Buffer {
  const sorted = entries
    .map(entry => ({
      ...entry,
      // git sorts a directory as if its name ended with a slash
      sortKey: Buffer.from(
        entry.mode === DIRECTORY_MODE ? `${entry.name}/` : entry.name,
      ),
    }))
    .sort((a, b) => Buffer.compare(a.sortKey, b.sortKey));
  return objectId(
    'tree',
    Buffer.concat(
      sorted.flatMap(({ mode, name, id }) => [
        Buffer.from(`${mode} ${name}\0`),
        id,
      ]),
    ),
  );
}

function objectId(type: string, content: Buffer): Buffer {
  return createHash('sha1')
    .update(`${type} ${content.length}\0`)
    .update(content)
    .digest();
}
