import { randomUUID } from 'node:crypto';
import { access, mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import {
  decodeCommit,
  decodeTree,
  encodeCommit,
  encodeObject,
  encodeTree,
  type CommitData,
  type GitObject,
  type ObjectType,
  type TreeEntry,
} from './objects';
import { tryGit } from './runGit';
import { Sizes } from './sizes';

const deflated = promisify<Buffer, Buffer>(deflate);
const inflated = promisify<Buffer, Buffer>(inflate);

/**
 * The objects of one bare repository. Loose objects are read and written here, in git's own format, without a process;
 * packed ones are read by git.
 */
export class ObjectStore {
  readonly sizes: Sizes;

  constructor(readonly gitDir: string) {
    this.sizes = new Sizes(gitDir);
  }

  async read(sha: string): Promise<GitObject | undefined> {
    if (!/^[0-9a-f]{40}$/.test(sha)) {
      return undefined;
    }
    const compressed = await readFile(this.#path(sha)).catch(absent);
    if (!compressed) {
      return this.#readPacked(sha);
    }
    const raw = await inflated(compressed);
    const end = raw.indexOf(0);
    const type = raw.toString('latin1', 0, raw.indexOf(0x20)) as ObjectType;
    return { type, body: raw.subarray(end + 1) };
  }

  async write(type: ObjectType, body: Buffer): Promise<string> {
    const { sha, raw } = encodeObject(type, body);
    const path = this.#path(sha);
    this.sizes.remember(sha, body.length);
    if (await exists(path)) {
      return sha;
    }
    await mkdir(dirname(path), { recursive: true });
    const temporary = join(this.gitDir, 'objects', `tmp_obj_${randomUUID()}`);
    await writeFile(temporary, await deflated(raw), { mode: 0o444 });
    await rename(temporary, path);
    return sha;
  }

  async readAs(type: ObjectType, sha: string): Promise<Buffer | undefined> {
    const object = await this.read(sha);
    return object?.type === type ? object.body : undefined;
  }

  async readTree(sha: string): Promise<TreeEntry[] | undefined> {
    const body = await this.readAs('tree', sha);
    return body && decodeTree(body);
  }

  async readCommit(sha: string): Promise<CommitData | undefined> {
    const body = await this.readAs('commit', sha);
    return body && decodeCommit(body);
  }

  writeTree(entries: readonly TreeEntry[]): Promise<string> {
    return this.write('tree', encodeTree(entries));
  }

  writeCommit(commit: CommitData): Promise<string> {
    return this.write('commit', encodeCommit(commit));
  }

  async #readPacked(sha: string): Promise<GitObject | undefined> {
    const { stdout } = await tryGit(this.gitDir, ['cat-file', '--batch'], {
      input: `${sha}\n`,
    });
    const end = stdout.indexOf(0x0a);
    const header = /^\w+ (blob|tree|commit|tag) (\d+)$/.exec(
      stdout.toString('latin1', 0, end),
    );
    return header
      ? {
          type: header[1] as ObjectType,
          body: stdout.subarray(end + 1, end + 1 + Number(header[2])),
        }
      : undefined;
  }

  #path(sha: string): string {
    return join(this.gitDir, 'objects', sha.slice(0, 2), sha.slice(2));
  }
}

function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code === 'ENOENT') {
    return undefined;
  }
  throw error;
}
