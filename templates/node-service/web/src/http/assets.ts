import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import express, { type RequestHandler, Router } from 'express';

/** The files of `public/`, below `/assets`. */
export interface Assets {
  /** Address of a file, which changes with its content. Throws where there is no such file. */
  url: (name: string) => string;
  routes: RequestHandler;
}

/** An address names the content, so browsers keep the file for a year; without the digest they ask again each time. */
export function createAssets(folder: string): Assets {
  const digests = new Map(
    readdirSync(folder).map(name => [
      name,
      createHash('sha256').update(readFileSync(join(folder, name))).digest('hex').slice(0, 12),
    ]),
  );
  const routes = Router();
  routes.use(
    '/assets',
    (request, response, next) => {
      const isCurrent = request.query['v'] === digests.get(request.path.slice(1));
      response.set('cache-control', isCurrent ? 'public, max-age=31536000, immutable' : 'no-cache');
      next();
    },
    express.static(folder, { cacheControl: false, index: false }),
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
