import type { Creation } from '../ledger';
import { proposalBranch } from '../lib';
import type { Systems } from '../Systems';
import type { UndoOptions } from './UndoOptions';

const CATALOG_FILE = 'catalog-info.yaml';

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
  if (files.some(({ path }) => path === CATALOG_FILE)) {
    return;
  }
  const target = `${repository.htmlUrl}/blob/${repository.defaultBranch}/${CATALOG_FILE}`;
  const credentials = await auth.getOwnServiceCredentials();
  const { items } = await catalog.getLocations({}, { credentials });
  for (const location of items) {
    if (location.type === 'url' && location.target === target) {
      await catalog.removeLocationById(location.id, { credentials });
      logger.info(`Catalog: removed location ${target}`);
    }
  }
}
