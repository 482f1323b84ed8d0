import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { Ledger } from '../../ledger';
import { examples } from './examples';

/** Last step: the creation is done, and is never undone from here on. */
export function createCompleteAction(deps: { ledger: Ledger }) {
  return createTemplateAction({
    id: 'delivery:complete',
    description:
      'Marks the creation of a service as done. The last step of a template: whatever ends the task before it leads to a clean-up.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the service, as given to preflight'),
      },
      output: {
        state: z =>
          z.string().describe('State of the creation in the ledger: done'),
      },
    },
    async handler(ctx) {
      const { name } = ctx.input;
      if (ctx.isDryRun) {
        ctx.logger.info(`Would mark the creation of "${name}" as done`);
        ctx.output('state', 'done');
        return;
      }
      const owned = { service: name, taskId: ctx.task.id };
      const known = await deps.ledger.find(owned);
      // A task killed just after this step was reached comes by once more.
      const creation =
        known?.state === 'done' ? known : await deps.ledger.enter(owned);
      await deps.ledger.complete(creation.id);
      ctx.logger.info(`The creation of "${name}" is done`);
      ctx.output('state', 'done');
    },
  });
}
