import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The version of a tool chain that a repository wants: of its version file, else of the image that its Dockerfile
 * builds on, so that what is tested is what runs, else the pipeline's own.
 */
export function toolVersion({ folder, files, image, fallback }) {
  for (const file of files) {
    const path = join(folder, file);
    const [line] = existsSync(path) ? readFileSync(path, 'utf8').trim().split(/\s/) : [''];
    if (line) {
      return { version: line.replace(/^v(?=\d)/, ''), from: file };
    }
  }
  const dockerfile = join(folder, 'Dockerfile');
  const base = existsSync(dockerfile)
    ? new RegExp(`^FROM\\s.*?${image}`, 'im').exec(readFileSync(dockerfile, 'utf8'))
    : undefined;
  return base
    ? { version: base[1], from: 'Dockerfile' }
    : { version: fallback, from: 'the pipeline' };
}
