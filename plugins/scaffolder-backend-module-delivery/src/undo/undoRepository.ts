import type { Creation } from '../ledger';
import type { Systems } from '../Systems';
import type { UndoOptions } from './UndoOptions';

/** Deletes the GitHub repository, if this creation has made it. */
export async function undoRepository(
  { github }: Systems,
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
