import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Rendered } from './Rendered';

/** Puts the repository's files into a folder. */
export async function writeRendered(
  { files }: Rendered,
  folder: string,
): Promise<void> {
  for (const [file, content] of files) {
    const target = path.join(folder, file);
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  }
}
