import type { Creation } from '../ledger';
import type { UndoDeps, UndoOptions } from './UndoDeps';

/** Removes what a template has registered from the repository, if this creation has made the repository. */
export async function undoCatalogLocation(
  { auth, catalog, github }: UndoDeps,
  { service, taskId }: Creation,
  { logger }: UndoOptions,
): Promise<void> {
  const repository = await github.getRepository(service);
  if (repository?.marker !== taskId) {
    return;
  }
  const credentials = await auth.getOwnServiceCredentials();
  const { items } = await catalog.getLocations({}, { credentials });
  for (const { id, type, target } of items) {
    if (type === 'url' && target.startsWith(`${repository.htmlUrl}/`)) {
      await catalog.removeLocationById(id, { credentials });
      logger.info(`Catalog: removed location ${target}`);
    }
  }
}
