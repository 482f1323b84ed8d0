import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  ChartUpgrader,
  ProposedUpgrade,
} from '@internal/plugin-delivery-chart-node';
import type { DeliveryConfig } from '@internal/plugin-delivery-node';
import { selectEnvironments } from '../../lib';
import { dryResult, nothingToDo, resultOf } from './result';
import { examples } from './examples';

/** Moves an environment to a version of the baseline chart by one pull request. Creates no service, so it has no claim. */
export function createUpgradeChartAction(deps: {
  config: Pick<DeliveryConfig, 'environments'>;
  upgrader: ChartUpgrader;
}) {
  return createTemplateAction({
    id: 'delivery:chart:upgrade',
    description:
      "Opens the pull request in the platform team's repository that moves an environment to a version of the baseline chart, with what changes in each service; brings the open one up to date when it runs again. Refuses, by name, when a service's name or selector would change or the new version rejects its values.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        environment: z =>
          z.string().describe('Name of the environment, for instance dev'),
        version: z =>
          z
            .string()
            .describe(
              'Exact version of the chart that it is to run, for instance 1.1.0; it has to be published',
            ),
      },
      output: {
        changed: z =>
          z
            .boolean()
            .describe('False when the environment runs that version already'),
        summary: z => z.string().describe('What came of it, in one sentence'),
        description: z =>
          z
            .string()
            .describe(
              'Description of the pull request, in Markdown; empty without one',
            ),
        pullRequestUrl: z =>
          z.string().describe('Address of the pull request; empty without one'),
        services: z =>
          z
            .array(z.string())
            .describe('Names of the services whose manifests change'),
        restarts: z =>
          z
            .array(z.string())
            .describe('Names of the services whose Pods are replaced'),
      },
    },
    async handler(ctx) {
      const { environment, version } = ctx.input;
      selectEnvironments(deps.config, [environment]);
      const emit = (result: ReturnType<typeof resultOf>) => {
        ctx.logger.info(result.summary);
        ctx.output('changed', result.changed);
        ctx.output('summary', result.summary);
        ctx.output('description', result.description);
        ctx.output('pullRequestUrl', result.pullRequestUrl);
        ctx.output('services', result.services);
        ctx.output('restarts', result.restarts);
      };
      if (ctx.isDryRun) {
        emit(dryResult(ctx.input));
        return;
      }
      const result = await ctx.checkpoint({
        key: `chart.upgrade.${environment}.${version}`,
        fn: async () => {
          const proposed: ProposedUpgrade | undefined =
            await deps.upgrader.propose({
              environment,
              version,
              actor: ctx.user?.ref ?? `task:${ctx.task.id}`,
            });
          return proposed ? resultOf(proposed) : nothingToDo(ctx.input);
        },
      });
      emit(result);
    },
  });
}
