import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

/** A file as a dry run takes and gives it. */
export interface DryRunFile {
  path: string;
  base64Content: string;
}

/** The files of a folder, however deep, by their paths from `root`. */
export async function readContents(
  root: string,
  folder: string,
): Promise<DryRunFile[]> {
  const entries = await readdir(path.join(root, folder), {
    recursive: true,
    withFileTypes: true,
  });
  return Promise.all(
    entries
      .filter(entry => entry.isFile())
      .map(async entry => {
        const file = path.join(entry.parentPath, entry.name);
        return {
          path: path.relative(root, file),
          base64Content: (await readFile(file)).toString('base64'),
        };
      }),
  );
}
