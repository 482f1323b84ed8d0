import { statfsSync } from 'node:fs';
import { Problem } from './problem.mjs';

/** What the packages and what is built of them take in the checkout. */
const CHECKOUT_GIB = 4;

/** What Yarn keeps of them for the next checkout. */
const YARN_CACHE_GIB = 2;

/** What a first installation takes on a machine that has never seen the product. */
export const FIRST_INSTALLATION_GIB = CHECKOUT_GIB + YARN_CACHE_GIB;

/** What is free at a path, in GiB. */
export function freeGib(path) {
  const { bavail, bsize } = statfsSync(path);
  return (bavail * bsize) / 2 ** 30;
}

/** Says that a disk is too full before an installation ends in the middle of it. */
export function requireSpace(path, free = freeGib(path)) {
  if (free < CHECKOUT_GIB) {
    throw new Problem(
      `${free.toFixed(
        1,
      )} GiB are free at ${path}; an installation takes ${CHECKOUT_GIB}, the first on a machine ${FIRST_INSTALLATION_GIB}.`,
      'Make room, or check the repository out on another disk, and run the command again.',
    );
  }
}
