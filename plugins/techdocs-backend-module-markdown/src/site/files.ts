import { readdir, realpath, stat } from 'node:fs/promises';
import { join, posix } from 'node:path';
import { isChildPath } from '@backstage/backend-plugin-api';
import { InputError, NotFoundError } from '@backstage/errors';

/** The files of the documentation, relative to its folder, sorted. */
export interface DocsFiles {
  pages: string[];
  assets: string[];
}

const MARKDOWN = /\.(md|markdown)$/i;

/** Lists the documentation. A link that leaves the prepared folder is an error: it would publish the machine's own files. */
export async function listFiles(
  docsDir: string,
  inputDir: string,
): Promise<DocsFiles> {
  const root = await realpath(inputDir);
  const files: DocsFiles = { pages: [], assets: [] };
  const visit = async (dir: string, prefix: string, above: string[]) => {
    for (const name of (await readdir(dir)).sort()) {
      if (name.startsWith('.')) {
        continue;
      }
      const path = posix.join(prefix, name);
      const real = await realpath(join(dir, name)).catch(cause => {
        throw new InputError(`${path} points to what is not there`, cause);
      });
      if (!isChildPath(root, real)) {
        throw new InputError(
          `${path} points out of the repository, which is not allowed`,
        );
      }
      const stats = await stat(real);
      if (stats.isDirectory() && !above.includes(real)) {
        await visit(real, path, [...above, real]);
      } else if (stats.isFile()) {
        (MARKDOWN.test(name) ? files.pages : files.assets).push(path);
      }
    }
  };
  try {
    const start = await realpath(docsDir);
    if (!isChildPath(root, start)) {
      throw new InputError(`${docsDir} points out of the repository`);
    }
    await visit(start, '', [start]);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      throw new NotFoundError(
        'The repository has no documentation: there is no folder of the name that docs_dir says (docs by default)',
        error,
      );
    }
    throw error;
  }
  return files;
}
