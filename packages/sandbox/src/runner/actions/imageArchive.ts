import { createReadStream, existsSync } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { extract } from 'tar-stream';
import { z } from 'zod';

const descriptor = z.object({ digest: z.string() });
const indexSchema = z.object({ manifests: z.array(descriptor).min(1) });
const manifestSchema = z.object({
  config: descriptor,
  layers: z.array(descriptor.extend({ mediaType: z.string() })),
});
const configSchema = z.object({
  config: z.object({ Labels: z.record(z.string()).nullish() }).nullish(),
});

/** What the stand-ins read of an image: an OCI archive, or a folder in the same layout. */
export interface ImageArchive {
  digest: string;
  labels: Record<string, string>;
  layers: { digest: string; mediaType: string }[];
  /** The bytes of one blob. */
  blob(digest: string): Promise<Buffer>;
}

export async function readImageArchive(path: string): Promise<ImageArchive> {
  const read = await fileReader(path);
  const blob = (digest: string) => read(`blobs/${digest.replace(':', '/')}`);
  const json = async (bytes: Buffer) =>
    JSON.parse(bytes.toString('utf8')) as unknown;
  const index = indexSchema.parse(await json(await read('index.json')));
  const { digest } = index.manifests[0];
  const manifest = manifestSchema.parse(await json(await blob(digest)));
  const config = configSchema.parse(
    await json(await blob(manifest.config.digest)),
  );
  return {
    digest,
    labels: config.config?.Labels ?? {},
    layers: manifest.layers,
    blob,
  };
}

async function fileReader(
  path: string,
): Promise<(name: string) => Promise<Buffer>> {
  if (!existsSync(path)) {
    throw new Error(`There is no image at ${path}`);
  }
  if ((await stat(path)).isDirectory()) {
    return name => readFile(join(path, name));
  }
  const files = new Map<string, Buffer>();
  const tar = extract();
  createReadStream(path).pipe(tar);
  for await (const entry of tar) {
    const chunks: Buffer[] = [];
    for await (const chunk of entry) {
      chunks.push(chunk as Buffer);
    }
    files.set(entry.header.name.replace(/^\.\//, ''), Buffer.concat(chunks));
  }
  return async name => {
    const file = files.get(name);
    if (!file) {
      throw new Error(`The image at ${path} has no ${name}`);
    }
    return file;
  };
}
