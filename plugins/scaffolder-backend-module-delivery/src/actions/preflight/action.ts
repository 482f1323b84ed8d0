import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { parseOwner, repositoryUrl, selectEnvironments } from '../../lib';
import { checkInput } from './checkInput';
import { checkSystems, type PreflightDeps } from './checkSystems';
import { examples } from './examples';

/** Finds out everything that stands in the way before anything exists, then takes the name. */
export function createPreflightAction(deps: PreflightDeps) {
  return createTemplateAction({
    id: 'delivery:preflight',
    description:
      'Checks name, owner, description, quota and credentials in GitHub, ECR, GitOps, Argo CD and the catalog, reports all problems at once, and then claims the name for this task. The first step of a template that creates a service.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z
            .string()
            .describe(
              'Name of the service: 3 to 40 lower-case letters, digits and single hyphens, starting with a letter',
            ),
        owner: z =>
          z
            .string()
            .describe(
              'Who answers for it, as an entity reference, for instance group:default/payments',
            ),
        environments: z =>
          z
            .array(z.string())
            .describe('Names of the environments it will run in'),
        description: z =>
          z
            .string()
            .optional()
            .describe('What it is for, on one line of at most 350 characters'),
        host: z =>
          z
            .string()
            .optional()
            .describe(
              'Host that it will be reached by from outside the cluster, if any; {environment} in it stands for the name of the environment',
            ),
      },
      output: {
        name: z => z.string().describe('The name, checked and claimed'),
        owner: z => z.string().describe('The owner as a full entity reference'),
        description: z => z.string().describe('The description, checked'),
        environments: z =>
          z
            .array(z.string())
            .describe('The environments in the order of promotion'),
        repositoryOwner: z =>
          z.string().describe('The organisation that will own the repository'),
        repositorySlug: z =>
          z.string().describe('The repository that will be: owner/name'),
        repositoryUrl: z =>
          z.string().describe('Address that the repository will have'),
      },
    },
    async handler(ctx) {
      const input = {
        ...ctx.input,
        description: ctx.input.description ?? '',
      };
      const problems = checkInput(deps.config, input);
      if (problems.length === 0 && !ctx.isDryRun) {
        const { holder, found } = await checkSystems(deps, {
          ...input,
          taskId: ctx.task.id,
        });
        problems.push(...found);
        if (problems.length === 0) {
          await deps.ledger.claim({
            service: input.name,
            taskId: ctx.task.id,
            retire: holder?.state === 'done' ? holder.id : undefined,
          });
        }
      }
      if (problems.length > 0) {
        throw new InputError(
          `"${input.name}" cannot be created:\n${problems
            .map(problem => `- ${problem}`)
            .join('\n')}`,
        );
      }
      ctx.logger.info(
        ctx.isDryRun
          ? `Would check "${input.name}" in GitHub, ECR, GitOps, Argo CD and the catalog, and claim the name`
          : `"${input.name}" is free everywhere and claimed`,
      );
      const environments = selectEnvironments(deps.config, input.environments);
      ctx.output('name', input.name);
      ctx.output('owner', parseOwner(input.owner).ref);
      ctx.output('description', input.description);
      ctx.output(
        'environments',
        environments.map(({ name }) => name),
      );
      const slug = `${deps.github.owner}/${input.name}`;
      ctx.output('repositoryOwner', deps.github.owner);
      ctx.output('repositorySlug', slug);
      ctx.output('repositoryUrl', repositoryUrl(deps, input.name));
    },
  });
}
