import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gunzipSync, gzipSync } from 'node:zlib';
import { extract, pack, type Header } from 'tar-stream';

/** Where a gzip header names the operating system, and the value for none (RFC 1952, 2.3.1). */
const OS_BYTE = 9;
const UNKNOWN_OS = 255;

interface Entry {
  header: Header;
  content: Buffer;
}

async function readSorted(archive: Buffer): Promise<Entry[]> {
  const entries: Entry[] = [];
  const reader = extract();
  reader.end(gunzipSync(archive));
  for await (const entry of reader) {
    entries.push({ header: entry.header, content: await buffer(entry) });
  }
  return entries.sort((a, b) => (a.header.name < b.header.name ? -1 : 1));
}

/** The same files in the same archive, always in the same bytes: sorted, without times and owners. For small archives. */
export async function repackTarGz(archive: Buffer): Promise<Buffer> {
  const writer = pack();
  for (const { header, content } of await readSorted(archive)) {
    writer.entry(
      {
        name: header.name,
        type: header.type,
        linkname: header.linkname,
        mode: header.mode,
        mtime: new Date(0),
        uid: 0,
        gid: 0,
      },
      content,
    );
  }
  writer.finalize();
  const compressed = gzipSync(await buffer(writer));
  compressed[OS_BYTE] = UNKNOWN_OS;
  return compressed;
}

/**
 * What the files of a gzipped tar archive are, as `sha256:<64 hex digits>`: names and bytes alone. Two archives of the
 * same files have the same one whoever packed and compressed them, and whenever.
 */
export async function contentDigest(archive: Buffer): Promise<string> {
  const hash = createHash('sha256');
  for (const { header, content } of await readSorted(archive)) {
    if (header.type === 'file') {
      hash.update(`${header.name}\0${content.length}\0`).update(content);
    }
  }
  return `sha256:${hash.digest('hex')}`;
}
