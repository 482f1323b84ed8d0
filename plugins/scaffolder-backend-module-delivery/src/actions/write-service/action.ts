import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { gitopsPaths } from '@internal/plugin-delivery-common';
import type {
  DeliveryConfig,
  GitOpsClient,
} from '@internal/plugin-delivery-node';
import type { Ledger } from '../../ledger';
import { selectEnvironments } from '../../lib';
import { examples } from './examples';
import { filesWithRecord } from './plan';
import { serviceOf } from './serviceOf';
import { writeService } from './writeService';

/** The service in the GitOps repository: record, values and empty release of all environments at once. */
export function createWriteServiceAction(deps: {
  config: DeliveryConfig;
  gitops: GitOpsClient;
  ledger: Ledger;
}) {
  const { config } = deps;
  return createTemplateAction({
    id: 'delivery:gitops:write-service',
    description:
      'Writes the service into the GitOps repository: its record, and for every environment its values and its empty release, in one commit; environments that want pull requests get one. The same content again makes no commit.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the service, as given to preflight'),
        description: z => z.string().describe('What the service is for'),
        owner: z =>
          z
            .string()
            .describe(
              'Who answers for it, as an entity reference, for instance group:default/payments',
            ),
        system: z =>
          z
            .string()
            .optional()
            .describe('Catalog system that it belongs to, a plain name'),
        template: z =>
          z
            .object({
              name: z.string().describe('Name of the template'),
              version: z.string().describe('Version of the template'),
            })
            .describe('The template that makes the service'),
        environments: z =>
          z
            .array(z.string())
            .describe('Names of the environments it will run in'),
        size: z =>
          z
            .string()
            .describe(
              'One of the sizes of the configuration, for instance small',
            ),
        repositoryId: z =>
          z
            .number()
            .optional()
            .describe(
              "GitHub's numeric id of the repository, output of delivery:github:create-repository; a service without repository has an image",
            ),
        repositorySlug: z =>
          z
            .string()
            .optional()
            .describe(
              'The repository as owner/name, output of the same action',
            ),
        ecrRepository: z =>
          z
            .string()
            .optional()
            .describe(
              'Name of the image repository, output of delivery:ecr:create-repository',
            ),
        image: z =>
          z
            .string()
            .optional()
            .describe(
              'Image that the first environment runs from the start, output of delivery:preflight; of a service without repository',
            ),
        home: z =>
          z
            .string()
            .optional()
            .describe(
              'Folder of the workspace whose files (catalog-info.yaml, docs) go beside the record, into services/<name>; of a service without repository',
            ),
        valuesFiles: z =>
          z
            .array(z.string())
            .optional()
            .describe(
              'YAML files of the workspace with values for the chart, later ones over earlier ones; those of the input go over them',
            ),
        extraMemory: z =>
          z
            .string()
            .regex(/^\d+(Mi|Gi)$/)
            .optional()
            .describe(
              "What the runtime takes for itself on top of the size's memory, for instance 384Mi",
            ),
        values: z =>
          z
            .record(z.unknown())
            .optional()
            .describe(
              "More values for the chart, for instance env or expose; they go over the action's own, object by object. What is null or an empty object is unset; {environment} in a host stands for the environment's name",
            ),
      },
      output: {
        commit: z =>
          z
            .string()
            .describe('Commit in the GitOps repository that has the service'),
        before: z =>
          z
            .string()
            .describe(
              'Commit before that one, for delivery:argocd:register-application',
            ),
        commitUrl: z => z.string().describe('Address of the commit'),
        catalogInfoUrl: z =>
          z
            .string()
            .optional()
            .describe(
              'Address of the catalog file of a service without repository, for catalog:register',
            ),
        pullRequests: z =>
          z
            .array(
              z.object({
                number: z.number().describe('Number of the pull request'),
                url: z.string().describe('Its address'),
                environments: z
                  .array(z.string())
                  .describe('Environments that wait for it'),
              }),
            )
            .describe('Pull requests, for environments that want one'),
        files: z =>
          z
            .record(z.string())
            .optional()
            .describe('In a dry run: the files that would be written, by path'),
      },
    },
    async handler(ctx) {
      const { name, environments, home } = ctx.input;
      const actor = ctx.user?.ref ?? `task:${ctx.task.id}`;
      const service = await serviceOf(ctx.input, {
        config,
        workspacePath: ctx.workspacePath,
        task: ctx.task.id,
        actor,
        // A plan is the same whenever it is made.
        at: ctx.isDryRun ? new Date(0) : new Date(),
      });
      if (home) {
        ctx.output(
          'catalogInfoUrl',
          deps.gitops.urlOf(gitopsPaths.catalogFile(name)),
        );
      }
      if (ctx.isDryRun) {
        const files = filesWithRecord(service, service.record.environments);
        ctx.logger.info(
          `Would write to the GitOps repository:\n${Object.keys(files).join(
            '\n',
          )}`,
        );
        ctx.output('files', files);
        ctx.output('commit', '0'.repeat(40));
        ctx.output('before', '0'.repeat(40));
        ctx.output('commitUrl', deps.gitops.urlOf(gitopsPaths.record(name)));
        ctx.output('pullRequests', []);
        return;
      }
      const creation = await deps.ledger.enter({
        service: name,
        taskId: ctx.task.id,
        begins: { gitops: {} },
      });
      const written = await writeService({
        ...deps,
        creation,
        service,
        environments: selectEnvironments(config, environments),
        actor,
        checkpoint: options => ctx.checkpoint(options),
      });
      ctx.logger.info(`GitOps commit ${written.commitUrl}`);
      for (const pullRequest of written.pullRequests) {
        ctx.logger.info(
          `Pull request for ${pullRequest.environments.join(', ')}: ${
            pullRequest.url
          }`,
        );
      }
      ctx.output('commit', written.commit);
      ctx.output('before', written.before);
      ctx.output('commitUrl', written.commitUrl);
      ctx.output('pullRequests', written.pullRequests);
    },
  });
}
