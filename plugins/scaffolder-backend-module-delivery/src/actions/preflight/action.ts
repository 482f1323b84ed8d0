import { InputError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { placeImage } from '@internal/plugin-delivery-common';
import type { ImageRegistryClient } from '@internal/plugin-delivery-node';
import { parseOwner, repositoryUrl, selectEnvironments } from '../../lib';
import type { Ledger } from '../../ledger';
import type { Systems } from '../../Systems';
import { checkInput } from './checkInput';
import { checkSystems } from './checkSystems';
import { examples } from './examples';
import {
  describeImage,
  namedImage,
  resolveImage,
  type ResolvedImage,
} from './resolveImage';

/** Finds out everything that stands in the way before anything exists, then takes the name. */
export function createPreflightAction(
  deps: Systems & { images: ImageRegistryClient; ledger: Ledger },
) {
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
        repository: z =>
          z
            .enum(['new', 'existing'])
            .optional()
            .describe(
              'Whether its repository is still to be made, or is the one of this name that exists; new if left out',
            ),
        image: z =>
          z
            .string()
            .optional()
            .describe(
              'Of a service that runs an image which somebody else has built: its reference with a tag or digest, for instance docker.io/library/redis:8.8.2',
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
        image: z =>
          z
            .string()
            .optional()
            .describe(
              'The image as it will run: taken from where the configuration says, with its digest where the registry told it',
            ),
        imageCertainty: z =>
          z
            .enum(['found', 'named', 'tagged'])
            .optional()
            .describe(
              'What is certain of the image: "found" where its registry has it under that digest, "named" where it did not say whether it has the digest that was given, "tagged" where the digest is not known; the log says why',
            ),
      },
    },
    async handler(ctx) {
      const input = {
        ...ctx.input,
        description: ctx.input.description ?? '',
        repository: ctx.input.repository ?? 'new',
      };
      const problems = checkInput(deps.config, input);
      let image: ResolvedImage | undefined;
      if (problems.length === 0 && !ctx.isDryRun) {
        const [{ holder, found }, resolved] = await Promise.all([
          checkSystems(deps, { ...input, taskId: ctx.task.id }),
          input.image ? resolveImage(deps, input.image) : undefined,
        ]);
        problems.push(...found);
        if (resolved && 'problem' in resolved) {
          problems.push(resolved.problem);
        } else {
          image = resolved;
        }
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
          `"${input.name}" cannot ${
            input.repository === 'existing' ? 'become a service' : 'be created'
          }:\n${problems.map(problem => `- ${problem}`).join('\n')}`,
        );
      }
      ctx.logger.info(
        ctx.isDryRun
          ? `Would check "${input.name}" in GitHub, ECR, GitOps, Argo CD and the catalog, and claim the name`
          : `"${input.name}" can be ${
              input.repository === 'existing' ? 'taken over' : 'created'
            }, and is claimed`,
      );
      if (ctx.isDryRun && input.image) {
        const { reference } = placeImage(deps.config.images, input.image);
        image = reference && namedImage(reference);
      }
      if (image) {
        ctx.logger.info(describeImage(image));
        ctx.output('image', image.image);
        ctx.output('imageCertainty', image.certainty);
      }
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
