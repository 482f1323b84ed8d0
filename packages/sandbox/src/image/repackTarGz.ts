import { gunzipSync } from 'node:zlib';
import { buffer } from 'node:stream/consumers';
import { extract, pack, type Header } from 'tar-stream';
import { gzipReproducibly } from './gzip';

/** The same files in the same archive, always in the same bytes: sorted, without times and owners. For small archives. */
export async function repackTarGz(archive: Buffer): Promise<Buffer> {
  const entries: { header: Header; content: Buffer }[] = [];
  const reader = extract();
  reader.end(gunzipSync(archive));
  for await (const entry of reader) {
    entries.push({ header: entry.header, content: await buffer(entry) });
  }
  entries.sort((a, b) => (a.header.name < b.header.name ? -1 : 1));
  const writer = pack();
  for (const { header, content } of entries) {
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
  return gzipReproducibly(await buffer(writer));
}
