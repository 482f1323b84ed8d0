import type { Creation } from '../ledger';
import type { Systems } from '../Systems';
import type { UndoOptions } from './UndoOptions';

/** Deletes the image repository with its images, if this creation has made it. */
export async function undoEcr(
  { ecr }: Systems,
  { service, taskId }: Creation,
  { logger }: UndoOptions,
): Promise<void> {
  const repository = await ecr.getRepository(service);
  if (!repository) {
    return;
  }
  if (repository.marker !== taskId) {
    logger.warn(
      `ECR: left repository ${repository.name} alone, which this creation has not made`,
    );
    return;
  }
  await ecr.deleteRepository(service);
  logger.info(`ECR: deleted repository ${repository.name}`);
}
