import type { Creation } from '../ledger';
import type { UndoDeps, UndoOptions } from './UndoDeps';

/** Deletes the GitHub repository, if this creation has made it. */
export async function undoRepository(
  { github }: UndoDeps,
  { service, taskId }: Creation,
  { logger }: UndoOptions,
): Promise<void> {
  const repository = await github.getRepository(service);
  if (!repository) {
    return;
  }
  if (repository.marker !== taskId) {
    logger.warn(
      `GitHub: left repository ${repository.slug} alone, which this creation has not made`,
    );
    return;
  }
  await github.deleteRepository(service);
  logger.info(`GitHub: deleted repository ${repository.slug}`);
}
