import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

export const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** The digest of a file's bytes, as `sha256:…`. */
export async function fileDigest(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return `sha256:${hash.digest('hex')}`;
}

/**
 * The digest of the one image in an OCI layout, once every byte that it stands for is proven: manifest, configuration
 * and layers hash to their names. What is pushed under this digest later is then what was looked at here.
 */
export async function provenDigest(folder) {
  const index = JSON.parse(await readFile(join(folder, 'index.json'), 'utf8'));
  if (index.manifests?.length !== 1) {
    throw new Error(`The archive holds ${index.manifests?.length ?? 0} images, expected one`);
  }
  const [{ digest }] = index.manifests;
  const manifest = JSON.parse(await readFile(await provenBlob(folder, digest), 'utf8'));
  if (!manifest.config || !Array.isArray(manifest.layers)) {
    throw new Error(`${digest} is not one image for one platform`);
  }
  for (const part of [manifest.config, ...manifest.layers]) {
    await provenBlob(folder, part.digest);
  }
  return digest;
}

async function provenBlob(folder, digest) {
  if (!DIGEST.test(digest ?? '')) {
    throw new Error(`The image names a part in a way that is not known: ${digest}`);
  }
  const file = join(folder, 'blobs', ...digest.split(':'));
  const found = await lstat(file).catch(error => {
    throw new Error(`The image lacks ${digest}`, { cause: error });
  });
  const actual = found.isFile() ? await fileDigest(file) : 'no file';
  if (actual !== digest) {
    throw new Error(`The image is not what it says: ${digest} is ${actual}`);
  }
  return file;
}
