import { readFile, writeFile } from 'node:fs/promises';
import { composeAll } from './compose';
import { TEMPLATES } from './files';

/** Writes every composed template; answers with the paths of those that changed. */
export async function writeAll(root = TEMPLATES): Promise<string[]> {
  const changed: string[] = [];
  for (const [file, text] of await composeAll(root)) {
    const before = await readFile(file, 'utf8').catch(() => undefined);
    if (before !== text) {
      await writeFile(file, text);
      changed.push(file);
    }
  }
  return changed;
}
