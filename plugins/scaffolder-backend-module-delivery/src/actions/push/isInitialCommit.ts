import type { Commit } from '@internal/plugin-delivery-node';

/** GitHub's own message for the commit that initialises a repository. */
const MESSAGE = 'Initial commit';
/** Both times are GitHub's; it takes them one after the other. */
const TOLERANCE_MS = 10_000;

/**
 * Whether the head of a branch is the commit that GitHub made with the repository, of which `createdAt` tells when. It
 * proves two things at once: nobody has pushed since, and the repository is still the one that was made then. Whoever
 * deletes it and makes another of the same name has a later commit. When in doubt it says no.
 */
export function isInitialCommit(
  head: { commit: Pick<Commit, 'date' | 'message'>; isRoot: boolean },
  createdAt: string,
): boolean {
  const distance = Math.abs(
    Date.parse(head.commit.date) - Date.parse(createdAt),
  );
  return (
    head.isRoot && head.commit.message === MESSAGE && distance <= TOLERANCE_MS
  );
}
