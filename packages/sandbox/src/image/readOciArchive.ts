import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { z } from 'zod';

const DIGEST = z.string().regex(/^sha256:[0-9a-f]{64}$/);
const descriptorSchema = z.object({
  mediaType: z.string(),
  digest: DIGEST,
  size: z.number(),
});
const indexSchema = z.object({
  manifests: z.array(descriptorSchema).length(1),
});
const manifestSchema = z.object({
  config: descriptorSchema,
  layers: z.array(descriptorSchema),
});
const configSchema = z.object({
  config: z
    .object({
      User: z.string().optional(),
      Labels: z.record(z.string()).nullish(),
    })
    .passthrough()
    .default({}),
});

export interface ArchiveFile {
  /** Without leading slash. */
  path: string;
  type: string;
  size: number;
  mode: number;
  uid: number;
  gid: number;
  linkname?: string;
}

export interface ArchiveImage {
  digest: string;
  imageId: string;
  labels: Record<string, string>;
  /** The `config` object of the image's configuration. */
  config: Record<string, unknown>;
  layers: { digest: string; size: number; files: ArchiveFile[] }[];
}

/** Reads an OCI archive with one image, and checks every digest on the way. */
export async function readOciArchive(path: string): Promise<ArchiveImage> {
  const dir = await mkdtemp(join(tmpdir(), 'oci-archive-'));
  try {
    const blobs = await unpack(path, dir);
    const load = async <T extends z.ZodTypeAny>(
      name: string,
      schema: T,
    ): Promise<z.output<T>> => {
      const file = name.startsWith('sha256:') ? blobs.get(name) : name;
      if (!file) {
        throw new Error(`${path} lacks ${name}, or its content is another`);
      }
      return schema.parse(JSON.parse(await readFile(join(dir, file), 'utf8')));
    };
    const { manifests } = await load('index.json', indexSchema);
    const [{ digest }] = manifests;
    const manifest = await load(digest, manifestSchema);
    const { config } = await load(manifest.config.digest, configSchema);
    const layers: ArchiveImage['layers'] = [];
    for (const layer of manifest.layers) {
      const file = blobs.get(layer.digest);
      if (!file) {
        throw new Error(
          `${path} lacks ${layer.digest}, or its content is another`,
        );
      }
      layers.push({
        digest: layer.digest,
        size: layer.size,
        files: await listFiles(join(dir, file), layer.mediaType),
      });
    }
    return {
      digest,
      imageId: manifest.config.digest,
      labels: config.Labels ?? {},
      config,
      layers,
    };
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

/** Unpacks index and blobs under names of our own; the blobs' files by the digest of what they hold. */
async function unpack(path: string, dir: string): Promise<Map<string, string>> {
  const blobs = new Map<string, string>();
  await mkdir(join(dir, 'blobs'));
  const reader = extract();
  const read = pipeline(createReadStream(path), reader);
  const stored = (async () => {
    for await (const entry of reader) {
      const name = entry.header.name.replace(/^\.\//, '');
      const isBlob = /^blobs\/sha256\/[0-9a-f]{64}$/.test(name);
      if (!isBlob && name !== 'index.json') {
        entry.resume();
        continue;
      }
      const file = isBlob ? join('blobs', name.slice(-64)) : name;
      const hash = createHash('sha256');
      await pipeline(
        entry,
        new PassThrough().on('data', chunk => hash.update(chunk)),
        createWriteStream(join(dir, file)),
      );
      if (isBlob) {
        blobs.set(`sha256:${hash.digest('hex')}`, file);
      }
    }
  })();
  await Promise.all([read, stored]);
  return blobs;
}

async function listFiles(
  path: string,
  mediaType: string,
): Promise<ArchiveFile[]> {
  const files: ArchiveFile[] = [];
  const reader = extract();
  const source = createReadStream(path);
  const read = mediaType.endsWith('gzip')
    ? pipeline(source, createGunzip(), reader)
    : pipeline(source, reader);
  const listed = (async () => {
    for await (const entry of reader) {
      const { name, type, size, mode, uid, gid, linkname } = entry.header;
      files.push({
        path: name.replace(/^\.?\/|\/$/g, ''),
        type: type ?? 'file',
        size: size ?? 0,
        mode: mode ?? 0,
        uid: uid ?? 0,
        gid: gid ?? 0,
        ...(linkname && { linkname }),
      });
      entry.resume();
    }
  })();
  await Promise.all([read, listed]);
  return files;
}
