import { gitopsPaths } from '@internal/plugin-delivery-common';
import type { Creation } from '../ledger';
import type { Systems } from '../Systems';
import type { UndoOptions } from './UndoOptions';

/** Removes what a template has registered from the repository, if this creation has made the repository. */
export async function undoCatalogLocation(
  deps: Systems,
  { service, taskId }: Creation,
  options: UndoOptions,
): Promise<void> {
  const repository = await deps.github.getRepository(service);
  if (repository?.marker === taskId) {
    await removeLocations(deps, options, target =>
      target.startsWith(`${repository.htmlUrl}/`),
    );
  }
}

/** Removes what a template has registered from the GitOps repository: the caller knows that the record is its own. */
export async function undoCatalogFile(
  deps: Systems,
  { service }: Creation,
  options: UndoOptions,
): Promise<void> {
  const file = deps.gitops.urlOf(gitopsPaths.catalogFile(service));
  await removeLocations(deps, options, target => target === file);
}

async function removeLocations(
  { auth, catalog }: Systems,
  { logger }: UndoOptions,
  isOurs: (target: string) => boolean,
): Promise<void> {
  const credentials = await auth.getOwnServiceCredentials();
  const { items } = await catalog.getLocations({}, { credentials });
  for (const { id, type, target } of items) {
    if (type === 'url' && isOurs(target)) {
      await catalog.removeLocationById(id, { credentials });
      logger.info(`Catalog: removed location ${target}`);
    }
  }
}
