import { spawn } from 'node:child_process';
import { pipeline } from 'node:stream/promises';
import Router from 'express-promise-router';
import { gitEnvironment } from '../../git';
import { commitOf, repositoryOf } from '../request';

const FORMATS = {
  tarball: { format: 'tar.gz', type: 'application/x-gzip' },
  zipball: { format: 'zip', type: 'application/zip' },
} as const;

/** A repository's files at a ref as one archive, in a folder of their own as GitHub packs them. */
export function archives() {
  const router = Router();
  router.get(
    /^\/repos\/([^/]+)\/([^/]+)\/(tarball|zipball)(?:\/(.+))?$/,
    async (request, response) => {
      const repository = repositoryOf(response);
      const [, , kind, ref] = Object.values(
        request.params as object,
      ) as string[];
      const name = (ref ?? repository.record.defaultBranch).replace(
        /^refs\//,
        '',
      );
      const sha = await commitOf(repository, name);
      const { format, type } = FORMATS[kind as keyof typeof FORMATS];
      const folder = `${repository.owner}-${repository.name}-${sha.slice(
        0,
        7,
      )}`;
      response
        .type(type)
        .set('Content-Disposition', `attachment; filename=${folder}.${format}`);
      const child = spawn(
        'git',
        [
          `--git-dir=${repository.dir}`,
          'archive',
          `--format=${format}`,
          `--prefix=${folder}/`,
          sha,
        ],
        { env: gitEnvironment(), stdio: ['ignore', 'pipe', 'ignore'] },
      );
      child.on('error', error => response.destroy(error));
      await pipeline(child.stdout, response);
    },
  );
  return router;
}
