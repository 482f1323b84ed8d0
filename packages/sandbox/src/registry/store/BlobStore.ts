import { createHash, randomUUID } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  mkdirSync,
  readdirSync,
  rmSync,
  statSync,
} from 'node:fs';
import { readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

const DIGEST = /^sha256:[0-9a-f]{64}$/;
const UPLOAD_ID = /^[0-9a-f-]{36}$/;

export function isDigest(value: string): boolean {
  return DIGEST.test(value);
}

export function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** Blobs by content and unfinished uploads, as files: `blobs/<hex>` and `uploads/<id>`. A blob appears by a rename, whole or not at all. */
export class BlobStore {
  readonly #blobs: string;
  readonly #uploads: string;

  constructor(dir: string) {
    this.#blobs = join(dir, 'blobs');
    this.#uploads = join(dir, 'uploads');
    mkdirSync(this.#blobs, { recursive: true });
    mkdirSync(this.#uploads, { recursive: true });
  }

  /** The folder of the blobs and a blob's name in it. */
  file(digest: string): { root: string; name: string } {
    if (!isDigest(digest)) {
      throw new Error(`Not a digest: ${digest}`);
    }
    return { root: this.#blobs, name: digest.slice('sha256:'.length) };
  }

  async size(digest: string): Promise<number | undefined> {
    return sizeOf(this.#path(digest));
  }

  read(digest: string): Promise<Buffer> {
    return readFile(this.#path(digest));
  }

  async put(bytes: Buffer): Promise<string> {
    const digest = digestOf(bytes);
    const temporary = join(this.#uploads, randomUUID());
    await writeFile(temporary, bytes);
    await rename(temporary, this.#path(digest));
    return digest;
  }

  async startUpload(): Promise<string> {
    const id = randomUUID();
    await writeFile(join(this.#uploads, id), '');
    return id;
  }

  /** Bytes received so far; undefined where there is no such upload. */
  async uploadSize(id: string): Promise<number | undefined> {
    return UPLOAD_ID.test(id) ? sizeOf(join(this.#uploads, id)) : undefined;
  }

  async append(id: string, content: Readable): Promise<void> {
    await pipeline(
      content,
      createWriteStream(join(this.#uploads, id), { flags: 'a' }),
    );
  }

  /** Makes the upload a blob. False, and the upload is gone, where its content is not what the digest says. */
  async finishUpload(id: string, digest: string): Promise<boolean> {
    const path = join(this.#uploads, id);
    const hash = createHash('sha256');
    await pipeline(createReadStream(path), hash);
    if (`sha256:${hash.digest('hex')}` !== digest) {
      await rm(path, { force: true });
      return false;
    }
    await rename(path, this.#path(digest));
    return true;
  }

  async cancelUpload(id: string): Promise<void> {
    await rm(join(this.#uploads, id), { force: true });
  }

  /** Removes the blobs that nothing names and uploads older than a day. Only before the registry serves. */
  collectGarbage(named: ReadonlySet<string>): void {
    for (const hex of readdirSync(this.#blobs)) {
      if (!named.has(`sha256:${hex}`)) {
        rmSync(join(this.#blobs, hex));
      }
    }
    const yesterday = Date.now() - 24 * 60 * 60 * 1000;
    for (const id of readdirSync(this.#uploads)) {
      const path = join(this.#uploads, id);
      if (statSync(path).mtimeMs < yesterday) {
        rmSync(path);
      }
    }
  }

  #path(digest: string): string {
    const { root, name } = this.file(digest);
    return join(root, name);
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
