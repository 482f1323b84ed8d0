import { InputError } from '@backstage/errors';
import type { CommitFile } from '@internal/plugin-delivery-node';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** GitHub refuses larger blobs now and then; nothing that large belongs into a new repository. */
const MAX_FILE_BYTES = 25 * 1024 * 1024;
const MAX_TOTAL_BYTES = 100 * 1024 * 1024;
const MAX_FILES = 5000;

/**
 * Every file below a directory as git would commit it: bytes and executable bit, sorted by path. Git's own directory
 * is left out. Symlinks and what is too large are refused by name.
 */
export async function readWorkspace(root: string): Promise<CommitFile[]> {
  const files: CommitFile[] = [];
  let total = 0;
  const walk = async (directory: string): Promise<void> => {
    for (const entry of await readdir(join(root, directory))) {
      const path = directory ? `${directory}/${entry}` : entry;
      if (path === '.git') {
        continue;
      }
      const stats = await lstat(join(root, path));
      if (stats.isDirectory()) {
        await walk(path);
        continue;
      }
      if (!stats.isFile()) {
        throw new InputError(
          `Workspace: "${path}" is ${
            stats.isSymbolicLink() ? 'a symbolic link' : 'not a regular file'
          }. Let the template write a regular file instead.`,
        );
      }
      total += stats.size;
      refuseTooLarge(path, stats.size, total, files.length + 1);
      files.push({
        path,
        content: await readFile(join(root, path)),
        mode: stats.mode & 0o100 ? '100755' : '100644',
      });
    }
  };
  await walk('');
  return files.sort((a, b) => (a.path < b.path ? -1 : 1));
}

function refuseTooLarge(
  path: string,
  size: number,
  total: number,
  count: number,
): void {
  if (size > MAX_FILE_BYTES) {
    throw new InputError(
      `Workspace: "${path}" has ${size} bytes; a file may have ${MAX_FILE_BYTES}. Keep it outside the repository.`,
    );
  }
  if (total > MAX_TOTAL_BYTES) {
    throw new InputError(
      `Workspace: the files together have more than ${MAX_TOTAL_BYTES} bytes (at "${path}"). Keep large files outside the repository.`,
    );
  }
  if (count > MAX_FILES) {
    throw new InputError(
      `Workspace: there are more than ${MAX_FILES} files (at "${path}"). Does the template bring dependencies along?`,
    );
  }
}
