import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/** The files of `public/`, below `/assets`. */
export interface Assets {
  /** Address of a file, which changes with its content. Throws where there is no such file. */
  url: (name: string) => string;
  routes: RequestHandler;
}

/** An address names the content, so browsers keep the file for a year; without the digest they ask again each time. */
export function createAssets(folder: string): Assets {
  const digests = digestsOf(folder);
  const routes = Router();
  routes.use(
    '/assets',
    (request, response, next) => {
      const digest = digests.get(request.path.slice(1));
      const isCurrent = digest !== undefined && request.query['v'] === digest;
      response.set('cache-control', isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache');
      next();
    },
    express.static(folder, { cacheControl: false, index: false, redirect: false }),
  );
  return {
    routes,
    url: name => {
      const digest = digests.get(name);
      if (!digest) {
        throw new Error(`There is no public/${name}`);
      }
      return `/assets/${name}?v=${digest}`;
    },
  };
}

/** The digest of every file's content, by its path below the folder. */
function digestsOf(folder: string): Map<string, string> {
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry => {
        const file = join(entry.parentPath, entry.name);
        const digest = createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 12);
        return [relative(folder, file).split(sep).join('/'), digest];
      }),
  );
}
