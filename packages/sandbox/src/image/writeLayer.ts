import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { PassThrough, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import type { Pack } from 'tar-stream';
import type { FileNode, FileTree } from './build/fileTree';
import { OS_BYTE, UNKNOWN_OS } from './gzip';
import { writeArchive } from './writeArchive';

export interface WrittenLayer {
  path: string;
  /** Of the compressed bytes. */
  digest: string;
  size: number;
  /** Digest of the archive before compression. */
  diffId: string;
}

/** Writes a tree as a gzip tar in which only names, modes, owners and contents count: sorted, without times. */
export async function writeLayer(
  tree: FileTree,
  path: string,
): Promise<WrittenLayer> {
  const diff = createHash('sha256');
  const compressed = createHash('sha256');
  let size = 0;
  await writeArchive({
    fill: async archive => {
      for (const name of [...tree.keys()].sort()) {
        await addEntry(archive, name, tree.get(name)!);
      }
    },
    drain: archive =>
      pipeline(
        archive,
        tap(chunk => diff.update(chunk)),
        createGzip(),
        neutralHeader(),
        tap(chunk => {
          compressed.update(chunk);
          size += chunk.length;
        }),
        createWriteStream(path),
      ),
  });
  return {
    path,
    digest: `sha256:${compressed.digest('hex')}`,
    size,
    diffId: `sha256:${diff.digest('hex')}`,
  };
}

async function addEntry(
  archive: Pack,
  name: string,
  node: FileNode,
): Promise<void> {
  const common = {
    name: node.type === 'directory' ? `${name}/` : name,
    mode: node.mode,
    uid: node.uid,
    gid: node.gid,
    mtime: new Date(0),
  };
  if (node.type === 'file') {
    const entry = archive.entry({ ...common, type: 'file', size: node.size });
    await pipeline(createReadStream(node.source!), entry);
  } else {
    archive.entry({ ...common, type: node.type, linkname: node.target });
  }
}

function tap(look: (chunk: Buffer) => void): Transform {
  return new PassThrough().on('data', look);
}

/** The gzip header names the operating system; it must not count. */
function neutralHeader(): Transform {
  let position = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, callback) {
      const at = OS_BYTE - position;
      if (at >= 0 && at < chunk.length) {
        chunk[at] = UNKNOWN_OS;
      }
      position += chunk.length;
      callback(null, chunk);
    },
  });
}
