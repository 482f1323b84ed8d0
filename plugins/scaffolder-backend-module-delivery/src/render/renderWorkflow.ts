import type { DeliveryConfig } from '@internal/plugin-delivery-node';
import { stringify } from 'yaml';

export const WORKFLOW_PATH = '.github/workflows/ci.yaml';

/**
 * The workflow of a service: it calls the organisation's reusable one and passes no secret, so that a change there
 * improves every pipeline. The permissions are the most that the called workflow may have.
 */
export function renderWorkflow(
  config: Pick<DeliveryConfig, 'github' | 'pipeline'>,
  options: {
    language: string;
    /** Default branch of the repository; main if left out. */
    branch?: string;
  },
): string {
  const { repository, workflow, ref } = config.pipeline;
  return stringify({
    name: 'ci',
    on: {
      push: { branches: [options.branch ?? 'main'] },
      pull_request: {},
      workflow_dispatch: {},
    },
    permissions: { contents: 'read', 'id-token': 'write' },
    jobs: {
      deliver: {
        uses: `${config.github.owner}/${repository}/.github/workflows/${workflow}@${ref}`,
        with: { language: options.language },
      },
    },
  });
}
