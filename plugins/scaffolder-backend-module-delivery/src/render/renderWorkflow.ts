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
      push: { branches: [literally(options.branch ?? 'main')] },
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

/**
 * A branch's name as a filter pattern that matches it alone. A `!` takes out only at the start, and a `]` without
 * its `[`, which no branch's name has, means nothing.
 * Rule: https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet
 */
function literally(branch: string): string {
  return branch.replace(/^!|[*?+[\\]/g, '\\$&');
}
