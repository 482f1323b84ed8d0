import { ConflictError } from '@backstage/errors';
import type { CommitFile } from '@internal/plugin-delivery-node';
import { digestOf } from './digestOf';
import { readWorkspace } from './readWorkspace';

/**
 * The files that delivery:ci:seed-workflow saw. Throws ConflictError for any others: a task that is recovered without its
 * files must not send what is left of them.
 */
export async function readSealedWorkspace(
  root: string,
  expected: { digest: string; otherwise: string },
): Promise<CommitFile[]> {
  const files = await readWorkspace(root);
  if (digestOf(files) !== expected.digest) {
    throw new ConflictError(
      `Workspace: its files are not those that delivery:ci:seed-workflow saw, so that ${expected.otherwise}. Either they were lost when the backend was restarted (keep backend.workingDirectory, or set a workspace provider), or a later step of the template changed them. Press Create again.`,
    );
  }
  return files;
}
