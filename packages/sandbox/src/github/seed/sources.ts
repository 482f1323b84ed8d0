import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SandboxContext } from '../../core';

/** A file of a repository that the organisation starts from. */
export interface SourceFile {
  path: string;
  mode: '100644' | '100755';
  content: Buffer;
}

/** The folders below the organisation's: one repository each. None where there is no such folder. */
export async function sourceNames(organisationDir: string): Promise<string[]> {
  const entries = await readdir(organisationDir, { withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') {
        return [];
      }
      throw error;
    },
  );
  return entries
    .filter(entry => entry.isDirectory() && !entry.name.startsWith('.'))
    .map(entry => entry.name)
    .sort();
}

/** Every file of a folder, addresses of the real world replaced by the sandbox's in text. */
export async function readSources(
  dir: string,
  context: SandboxContext,
): Promise<SourceFile[]> {
  const entries = await readdir(dir, { recursive: true });
  const files = await Promise.all(
    entries.sort().map(async name => {
      const info = await stat(join(dir, name));
      if (!info.isFile()) {
        return [];
      }
      const bytes = await readFile(join(dir, name));
      return [
        {
          path: name.split('\\').join('/'),
          mode: info.mode & 0o100 ? ('100755' as const) : ('100644' as const),
          content: localised(bytes, context),
        },
      ];
    }),
  );
  return files.flat();
}

/** Bytes with a NUL are no text and stay as they are. */
export function localised(bytes: Buffer, context: SandboxContext): Buffer {
  if (bytes.includes(0)) {
    return bytes;
  }
  const { owner, accountId, region, urls } = context;
  const registry = `${accountId}.dkr.ecr.${region}.amazonaws.com`;
  return Buffer.from(
    bytes
      .toString('utf8')
      .replaceAll(`https://github.com/${owner}`, `${urls.github}/${owner}`)
      .replaceAll(registry, new URL(urls.ecr).host),
  );
}

export function digestOf(files: readonly SourceFile[]): string {
  const hash = createHash('sha256');
  for (const { path, mode, content } of files) {
    hash.update(`${mode} ${path}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}
