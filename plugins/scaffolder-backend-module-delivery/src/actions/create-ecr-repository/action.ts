import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type { DeliveryConfig, EcrClient } from '@internal/plugin-delivery-node';
import { checkpointKey } from '../../lib';
import type { Ledger } from '../../ledger';
import { examples } from './examples';

/** The service's image repository: immutable tags, encryption, and who may publish there as a tag. */
export function createEcrRepositoryAction(deps: {
  config: DeliveryConfig;
  ecr: EcrClient;
  ledger: Ledger;
}) {
  const { config, ecr, ledger } = deps;
  return createTemplateAction({
    id: 'delivery:ecr:create-repository',
    description:
      "Creates the service's image repository in ECR with immutable tags, encryption, a pull policy for the environments' accounts, and the id of the GitHub repository whose pipeline alone may publish there. Adopts the one that this very task has made before; refuses any other of that name.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the service, as given to preflight'),
        repositoryId: z =>
          z
            .number()
            .describe(
              "GitHub's numeric id of the repository, output of delivery:github:create-repository",
            ),
      },
      output: {
        name: z =>
          z
            .string()
            .describe('Name in ECR: the configured prefix and the service'),
        repositoryUri: z =>
          z.string().describe('Address of images, without scheme and tag'),
        arn: z => z.string().describe('Amazon resource name'),
      },
    },
    async handler(ctx) {
      const { name, repositoryId } = ctx.input;
      if (ctx.isDryRun) {
        const { accountId, region, registry } = config.ecr;
        const fullName = ecr.repositoryName(name);
        ctx.logger.info(`Would create the ECR repository ${fullName}`);
        ctx.output('name', fullName);
        ctx.output('repositoryUri', `${registry}/${fullName}`);
        ctx.output(
          'arn',
          `arn:aws:ecr:${region}:${accountId}:repository/${fullName}`,
        );
        return;
      }
      const taskId = ctx.task.id;
      const creation = await ledger.enter({
        service: name,
        taskId,
        begins: { ecr: { name: ecr.repositoryName(name) } },
      });
      const repository = await ctx.checkpoint({
        key: checkpointKey(creation, 'ecr', name, String(repositoryId)),
        fn: async () => {
          const created = await ecr.createRepository({
            service: name,
            marker: taskId,
            githubRepositoryId: repositoryId,
          });
          return { name: created.name, uri: created.uri, arn: created.arn };
        },
      });
      await ctx.checkpoint({
        key: checkpointKey(creation, 'ecr-policies', name),
        fn: async () => {
          await ecr.applyPolicies(name);
          return { applied: true };
        },
      });
      ctx.logger.info(`ECR repository ${repository.uri}`);
      ctx.output('name', repository.name);
      ctx.output('repositoryUri', repository.uri);
      ctx.output('arn', repository.arn);
    },
  });
}
