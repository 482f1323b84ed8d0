import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { CleanUp, Ledger } from '../../ledger';
import { examples } from './examples';

/** Undoes this task's creation, by the ledger and by nothing else. */
export function createCleanupAction(deps: {
  ledger: Ledger;
  cleanUp: CleanUp;
}) {
  return createTemplateAction({
    id: 'delivery:cleanup',
    description:
      'Undoes what this task has created so far: Applications, GitOps files and pull requests, ECR repository, GitHub repository, catalog location; then frees the name. Belongs in a last step with if: ${{ failure() }}. Whatever it leaves is undone in the background.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the service, as given to preflight'),
      },
      output: {
        state: z =>
          z
            .string()
            .describe(
              'State of the creation in the ledger: cleaned; done when it was complete and stays; none when nothing had been claimed',
            ),
      },
    },
    async handler(ctx) {
      const { name } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would undo whatever this task has created for "${name}" and free the name`,
        );
        ctx.output('state', 'cleaned');
        return;
      }
      const creation = await deps.ledger.find({
        service: name,
        taskId: ctx.task.id,
      });
      if (!creation) {
        ctx.logger.info(`Nothing to undo: "${name}" was not claimed`);
        ctx.output('state', 'none');
        return;
      }
      if (creation.state === 'done') {
        ctx.logger.info(
          `Nothing undone: the creation of "${name}" is complete. Decommission the service on its page if it is not wanted.`,
        );
        ctx.output('state', 'done');
        return;
      }
      await deps.ledger.beginUndo(creation.id);
      await deps.cleanUp.runOrWait(creation.id, {
        logger: ctx.logger,
        signal: ctx.signal,
      });
      ctx.logger.info(`Undone; the name "${name}" is free again`);
      ctx.output('state', 'cleaned');
    },
  });
}
