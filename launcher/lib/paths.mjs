import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The checkout. */
export const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** What the launcher brings and remembers; safe to delete. */
export const cacheDir = join(root, '.cache');

export const fromRoot = (...parts) => join(root, ...parts);
