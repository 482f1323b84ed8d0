import { createHash } from 'node:crypto';
import type { CommitFile } from './GitHubClient';

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
  const entries = [
    ...[...directory.files].map(([name, file]) => ({
      name: Buffer.from(name),
      sortKey: Buffer.from(name),
      mode: file.mode as string,
      id: objectId('blob', file.content),
    })),
    ...[...directory.directories].map(([name, child]) => ({
      name: Buffer.from(name),
      // git sorts a directory as if its name ended with a slash
      sortKey: Buffer.from(`${name}/`),
      mode: '40000',
      id: treeId(child),
    })),
  ].sort((a, b) => Buffer.compare(a.sortKey, b.sortKey));
  return objectId(
    'tree',
    Buffer.concat(
      entries.flatMap(entry => [
        Buffer.from(`${entry.mode} `),
        entry.name,
        Buffer.from([0]),
        entry.id,
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
