import { isError } from '@backstage/errors';
import type { Systems } from '../../Systems';
import { nameTaken, type Creation, type Ledger } from '../../ledger';
import {
  checkApplications,
  checkCatalog,
  checkEcr,
  checkGitOps,
  checkRepository,
  type Check,
  type CheckInput,
} from './checks';

const CHECKS: readonly Check[] = [
  checkRepository,
  checkEcr,
  checkGitOps,
  checkApplications,
  checkCatalog,
];

/**
 * Asks every system at once and collects what stands in the way. Who holds the name in the ledger is read first:
 * a finished creation may only be let go when the systems were asked after it was seen.
 */
export async function checkSystems(
  deps: Systems & { ledger: Ledger },
  input: Omit<CheckInput, 'own'>,
): Promise<{ holder?: Creation; found: string[] }> {
  const holder = await deps.ledger.holder(input.name);
  if (holder && holder.state !== 'done' && holder.taskId !== input.taskId) {
    return { holder, found: [nameTaken(holder).message] };
  }
  const results = await Promise.all(
    CHECKS.map(check =>
      check(deps, { ...input, own: holder?.taskId === input.taskId }).catch(
        error => [isError(error) ? error.message : String(error)],
      ),
    ),
  );
  // One wrong credential is one problem, however many checks it stops.
  return { holder, found: [...new Set(results.flat())] };
}
