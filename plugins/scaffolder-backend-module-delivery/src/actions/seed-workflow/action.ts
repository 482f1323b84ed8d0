import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { DeliveryConfig } from '@internal/plugin-delivery-node';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { renderWorkflow, WORKFLOW_PATH } from '../../render';
import { digestOf, readWorkspace } from '../../workspace';
import { examples } from './examples';

/** Writes the workflow and seals the workspace: after it, the files are what will be pushed. */
export function createSeedWorkflowAction(deps: { config: DeliveryConfig }) {
  return createTemplateAction({
    id: 'delivery:ci:seed-workflow',
    description:
      "Puts the pipeline's workflow into the workspace and outputs a digest of all files there. Comes after the last step that writes files: delivery:github:push refuses a workspace with another digest.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        language: z =>
          z
            .string()
            .describe(
              'Language that the pipeline builds and tests, for instance node',
            ),
        branch: z =>
          z
            .string()
            .optional()
            .describe(
              'Default branch of the repository, a push to which is released; main if left out',
            ),
      },
      output: {
        path: z => z.string().describe('Path of the workflow file'),
        digest: z =>
          z
            .string()
            .describe(
              'Digest of every path, mode and byte in the workspace, for delivery:github:push',
            ),
      },
    },
    async handler(ctx) {
      const { language, branch } = ctx.input;
      if (!/^[a-z][a-z0-9-]*$/.test(language)) {
        throw new InputError(
          `Language: "${language}" is no name of a language. Give it in lower case, for instance node.`,
        );
      }
      const target = join(ctx.workspacePath, WORKFLOW_PATH);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(
        target,
        renderWorkflow(deps.config, { language, branch }),
      );
      const files = await readWorkspace(ctx.workspacePath);
      ctx.logger.info(`Wrote ${WORKFLOW_PATH}; ${files.length} files in all`);
      ctx.output('path', WORKFLOW_PATH);
      ctx.output('digest', digestOf(files));
    },
  });
}
