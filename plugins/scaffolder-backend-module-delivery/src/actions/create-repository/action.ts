import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  DeliveryConfig,
  GitHubClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';
import { checkpointKey, repositoryUrl, teamSlugOf } from '../../lib';
import type { Ledger } from '../../ledger';
import { examples } from './examples';

/** The service's repository: initialised and empty, with the task's marker from its very creation. */
export function createRepositoryAction(deps: {
  config: DeliveryConfig;
  github: GitHubClient;
  gitops: GitOpsClient;
  ledger: Ledger;
}) {
  const { config, github, ledger } = deps;
  return createTemplateAction({
    id: 'delivery:github:create-repository',
    description:
      "Creates the service's repository in the organisation, private, initialised and otherwise empty, with topics. Adopts the one that this very task has made before; refuses any other of that name.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the service, as given to preflight'),
        description: z =>
          z.string().describe('What it is for; shown on the repository'),
        owner: z =>
          z
            .string()
            .optional()
            .describe(
              'Who answers for it, as an entity reference; a group becomes a topic',
            ),
      },
      output: {
        repositoryId: z =>
          z.number().describe("GitHub's numeric id, which survives a renaming"),
        slug: z => z.string().describe('The repository as owner/name'),
        cloneUrl: z => z.string().describe('Address to clone it from'),
        remoteUrl: z =>
          z
            .string()
            .describe(
              "The same, by the name that the scaffolder's own actions use",
            ),
        htmlUrl: z => z.string().describe('Address of its page'),
        defaultBranch: z => z.string().describe('Its default branch'),
      },
    },
    async handler(ctx) {
      const { name, description, owner } = ctx.input;
      if (ctx.isDryRun) {
        const slug = `${github.owner}/${name}`;
        const url = repositoryUrl(deps, name);
        ctx.logger.info(`Would create the private repository ${slug}`);
        ctx.output('repositoryId', 1);
        ctx.output('slug', slug);
        ctx.output('cloneUrl', `${url}.git`);
        ctx.output('remoteUrl', `${url}.git`);
        ctx.output('htmlUrl', url);
        ctx.output('defaultBranch', 'main');
        return;
      }
      const taskId = ctx.task.id;
      const creation = await ledger.enter({
        service: name,
        taskId,
        begins: { repository: {} },
      });
      const repository = await ctx.checkpoint({
        key: checkpointKey(creation, 'repository', github.owner, name),
        fn: async () => {
          const { id, slug, htmlUrl, cloneUrl, defaultBranch, createdAt } =
            await github.createRepository({
              name,
              description,
              visibility: 'private',
              marker: taskId,
              markerUrl: `${config.appBaseUrl}/create/tasks/${taskId}`,
            });
          return { id, slug, htmlUrl, cloneUrl, defaultBranch, createdAt };
        },
      });
      const { id, defaultBranch, createdAt } = repository;
      await ledger.record(creation.id, {
        repository: { id, defaultBranch, createdAt },
      });
      const team = owner ? teamSlugOf(owner) : undefined;
      const topics = [
        'delivery',
        ...(team ? [`team-${team}`.slice(0, 50)] : []),
      ];
      await ctx.checkpoint({
        key: checkpointKey(creation, 'topics', repository.slug, ...topics),
        fn: async () => {
          await github.setTopics(name, topics);
          return { topics };
        },
      });
      ctx.logger.info(`Repository ${repository.slug}: ${repository.htmlUrl}`);
      ctx.output('repositoryId', repository.id);
      ctx.output('slug', repository.slug);
      ctx.output('cloneUrl', repository.cloneUrl);
      ctx.output('remoteUrl', repository.cloneUrl);
      ctx.output('htmlUrl', repository.htmlUrl);
      ctx.output('defaultBranch', repository.defaultBranch);
    },
  });
}
