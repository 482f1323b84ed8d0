import type { Creation } from '../ledger';

/**
 * The key of a checkpoint. It holds the creation's own id, since a task that is retried after a clean-up remembers
 * the checkpoints of the creation that was undone.
 */
export function checkpointKey(
  creation: Pick<Creation, 'id'>,
  ...identity: string[]
): string {
  return [creation.id, ...identity].join('.');
}
