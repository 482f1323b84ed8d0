import type { Creation } from '../ledger';
import { catalogFileIn, catalogInfoUrl, proposalBranch } from '../lib';
import type { Systems } from '../Systems';
import type { UndoOptions } from './UndoOptions';

/**
 * Closes the pull request of this creation, deletes its branch, and removes the location of a catalog file that nobody has
 * merged. The repository was there before and stays; so does what was merged.
 */
export async function undoProposal(
  { auth, catalog, github }: Systems,
  { service, taskId }: Creation,
  { logger }: UndoOptions,
): Promise<void> {
  const repository = await github.getRepository(service);
  if (!repository) {
    return;
  }
  const branch = proposalBranch(taskId);
  await github.withdrawProposal(service, branch);
  logger.info(`GitHub: withdrew branch ${branch} of ${repository.slug}`);

  const files = await github.listTree(service, repository.defaultBranch);
  if (catalogFileIn(files.map(({ path }) => path)) !== undefined) {
    return;
  }
  const target = catalogInfoUrl(repository);
  const credentials = await auth.getOwnServiceCredentials();
  const { items } = await catalog.getLocations({}, { credentials });
  for (const location of items) {
    if (location.type === 'url' && location.target === target) {
      await catalog.removeLocationById(location.id, { credentials });
      logger.info(`Catalog: removed location ${target}`);
    }
  }
}
