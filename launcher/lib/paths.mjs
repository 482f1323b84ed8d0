import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What the launcher brings and remembers; safe to delete. */
export const cacheDir = join(root, '.cache');

/** A path below the checkout; an absolute one is taken as it is. */
export const fromRoot = (...parts) => resolve(root, ...parts);
