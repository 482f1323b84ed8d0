import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { applicationName, gitopsPaths } from '@internal/plugin-delivery-common';
import type {
  ArgoCdClient,
  DeliveryConfig,
} from '@internal/plugin-delivery-node';
import { selectEnvironments } from '../../lib';
import type { Ledger } from '../../ledger';
import { awaitApplications, TIMING, type Timing } from './awaitApplications';
import { examples } from './examples';

/** Sees to it that every environment has its Application, and that it is the right one. */
export function createRegisterApplicationAction(deps: {
  argocd: ArgoCdClient;
  config: DeliveryConfig;
  ledger: Ledger;
  timing?: Timing;
}) {
  const { argocd, config, ledger, timing = TIMING } = deps;
  return createTemplateAction({
    id: 'delivery:argocd:register-application',
    description:
      "Tells Argo CD of the new commit, waits until each environment's Application exists, and checks its project, destination, chart and values. Says precisely what is missing if none comes. Environments that wait for a pull request are reported, not awaited.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the service, as given to preflight'),
        environments: z =>
          z.array(z.string()).describe('Names of the environments'),
        commit: z =>
          z
            .string()
            .describe(
              'Commit that has the service, output of delivery:gitops:write-service',
            ),
        before: z =>
          z
            .string()
            .optional()
            .describe('Commit before that one, output of the same action'),
      },
      output: {
        applications: z =>
          z
            .array(
              z.object({
                name: z.string().describe('Name in Argo CD'),
                environment: z.string().describe('Its environment'),
                url: z.string().describe("Its page in Argo CD's own UI"),
              }),
            )
            .describe('The Applications that exist now'),
      },
    },
    async handler(ctx) {
      const { name, commit, before } = ctx.input;
      const chosen = selectEnvironments(config, ctx.input.environments);
      const awaited = chosen.filter(({ changes }) => changes === 'commit');
      for (const { name: environment, changes } of chosen) {
        if (changes === 'pull-request') {
          ctx.logger.info(
            `${applicationName(
              name,
              environment,
            )}: waits for its pull request to be merged`,
          );
        }
      }
      const applications = awaited.map(({ name: environment }) => ({
        name: applicationName(name, environment),
        environment,
        url: argocd.urlOf(applicationName(name, environment)),
      }));
      if (ctx.isDryRun) {
        ctx.logger.info(
          `Would wait for: ${applications
            .map(application => application.name)
            .join(', ')}`,
        );
        ctx.output('applications', applications);
        return;
      }
      const creation = await ledger.enter({
        service: name,
        taskId: ctx.task.id,
        begins: { applications: applications.map(({ name: n }) => n) },
      });
      await awaitApplications({
        argocd,
        config,
        service: name,
        environments: awaited,
        timing,
        signal: ctx.signal,
        nudge: () =>
          argocd.notifyPush({
            before: before ?? '0'.repeat(40),
            after: commit,
            paths: awaited.map(environment =>
              gitopsPaths.values(environment.name, name),
            ),
            newApplications: true,
          }),
        onRight: application =>
          ctx.logger.info(`${application}: exists and is as it must be`),
      });
      await ledger.record(creation.id, {});
      ctx.output('applications', applications);
    },
  });
}
