import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import type { Pack } from 'tar-stream';
import { writeArchive } from './writeArchive';
import type { WrittenLayer } from './writeLayer';

interface Blob {
  digest: string;
  size: number;
  content: Buffer | { path: string };
}

/** Writes an OCI image layout as a tar: oci-layout, index.json, and the blobs, each once, in the order of their names. */
export async function writeOciLayout(
  destination: string,
  options: {
    manifest: Buffer;
    platform: { architecture: string; os: string };
    blobs: (Buffer | WrittenLayer)[];
  },
): Promise<void> {
  const { manifest, platform } = options;
  const named = new Map(
    [manifest, ...options.blobs].map(blob => {
      const value = describe(blob);
      return [value.digest, value];
    }),
  );
  const { digest, size } = describe(manifest);
  const index = {
    schemaVersion: 2,
    mediaType: 'application/vnd.oci.image.index.v1+json',
    manifests: [
      {
        mediaType: 'application/vnd.oci.image.manifest.v1+json',
        digest,
        size,
        platform,
      },
    ],
  };
  await writeArchive({
    fill: async archive => {
      await add(archive, 'oci-layout', json({ imageLayoutVersion: '1.0.0' }));
      await add(archive, 'index.json', json(index));
      for (const key of [...named.keys()].sort()) {
        await add(archive, `blobs/${key.replace(':', '/')}`, named.get(key)!);
      }
    },
    drain: archive => pipeline(archive, createWriteStream(destination)),
  });
}

async function add(archive: Pack, name: string, blob: Blob): Promise<void> {
  const header = { name, size: blob.size, mode: 0o644, mtime: new Date(0) };
  if (Buffer.isBuffer(blob.content)) {
    archive.entry(header, blob.content);
  } else {
    await pipeline(createReadStream(blob.content.path), archive.entry(header));
  }
}

function describe(blob: Buffer | WrittenLayer): Blob {
  if (!Buffer.isBuffer(blob)) {
    const { digest, size, path } = blob;
    return { digest, size, content: { path } };
  }
  const hash = createHash('sha256').update(blob).digest('hex');
  return { digest: `sha256:${hash}`, size: blob.length, content: blob };
}

function json(value: object): Blob {
  return describe(Buffer.from(JSON.stringify(value)));
}
