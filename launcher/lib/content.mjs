import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheDir, fromRoot } from './paths.mjs';

/** A digest of files and folders (recursive) below the checkout, by path and bytes; what is absent counts as absent. */
export function contentDigest(paths, extra = '') {
  const hash = createHash('sha256').update(extra);
  const visit = path => {
    const absolute = fromRoot(path);
    const stats = statSync(absolute, { throwIfNoEntry: false });
    if (!stats) {
      hash.update(`absent ${path}\0`);
    } else if (stats.isDirectory()) {
      for (const name of readdirSync(absolute).sort()) {
        if (name !== 'node_modules' && name !== 'dist') {
          visit(`${path}/${name}`);
        }
      }
    } else {
      hash.update(`file ${path}\0`).update(readFileSync(absolute));
    }
  };
  paths.forEach(visit);
  return hash.digest('hex');
}

const stampPath = name => join(cacheDir, 'stamps', name);

/** True when the work of this name was last finished for the same digest. */
export function isFresh(name, digest) {
  try {
    return readFileSync(stampPath(name), 'utf8') === digest;
  } catch {
    return false; // no stamp: never finished
  }
}

export function stamp(name, digest) {
  mkdirSync(dirname(stampPath(name)), { recursive: true });
  writeFileSync(stampPath(name), digest);
}
