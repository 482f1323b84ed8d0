import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  GitHubClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';
import { catalogFileIn, catalogInfoUrl, repositoryUrl } from '../../lib';
import { examples } from './examples';
import { findOpenApi } from './findOpenApi';
import { languageOf, neededFiles } from './language';

/** What an existing repository is, for the steps that make it a service. */
export function createInspectRepositoryAction(deps: {
  github: GitHubClient;
  gitops: GitOpsClient;
}) {
  const { github } = deps;
  return createTemplateAction({
    id: 'delivery:github:inspect-repository',
    description:
      'Looks at an existing repository of the organisation: its id, its default branch, the language of its files, and the OpenAPI document among them. Changes nothing.',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the repository, as given to preflight'),
        language: z =>
          z
            .string()
            .optional()
            .describe(
              'Its language, the name of one of `languages`; found out by its files if left out, or "detect"',
            ),
        languages: z =>
          z
            .array(
              z.object({
                name: z.string().describe('As the pipeline knows it'),
                files: z
                  .array(z.string())
                  .describe(
                    "Names of files in a repository's root, any of which tells it; *.x stands for all that end so",
                  ),
                last: z
                  .boolean()
                  .optional()
                  .describe(
                    'Whether it is told only where nothing tells another',
                  ),
                needs: z
                  .array(
                    z.object({
                      path: z.string().describe('Path of a file'),
                      how: z.string().describe('How it is made, in Markdown'),
                    }),
                  )
                  .optional()
                  .describe('Files that its pipeline cannot do without'),
              }),
            )
            .min(1)
            .describe('The languages that the template knows'),
      },
      output: {
        repositoryId: z =>
          z.number().describe("GitHub's numeric id, which survives a renaming"),
        slug: z => z.string().describe('The repository as owner/name'),
        htmlUrl: z => z.string().describe('Address of its page'),
        defaultBranch: z => z.string().describe('Its default branch'),
        language: z => z.string().describe('Its language'),
        needed: z =>
          z
            .array(z.object({ path: z.string(), how: z.string() }))
            .describe(
              'Files that its pipeline cannot do without and that are not there, for delivery:github:propose',
            ),
        catalogInfoUrl: z =>
          z
            .string()
            .describe(
              'What the catalog reads it from: its own catalog file, or the one that is proposed',
            ),
        openapi: z =>
          z
            .string()
            .describe(
              'Path of its OpenAPI document, at one of the usual places; empty where it has none',
            ),
      },
    },
    async handler(ctx) {
      const { name, languages } = ctx.input;
      const given = ctx.input.language;
      const chosen = given && given !== 'detect' ? given : undefined;
      if (ctx.isDryRun) {
        ctx.logger.info(`Would look at ${github.owner}/${name}`);
        ctx.output('repositoryId', 1);
        ctx.output('slug', `${github.owner}/${name}`);
        const planned = {
          htmlUrl: repositoryUrl(deps, name),
          defaultBranch: 'main',
        };
        ctx.output('htmlUrl', planned.htmlUrl);
        ctx.output('defaultBranch', planned.defaultBranch);
        ctx.output('catalogInfoUrl', catalogInfoUrl(planned));
        ctx.output('language', chosen ?? languages[0].name);
        ctx.output('needed', []);
        ctx.output('openapi', '');
        return;
      }
      const repository = await github.getRepository(name);
      if (!repository) {
        throw new NotFoundError(
          `GitHub, repository ${github.owner}/${name}: it is not there. Choose one from the list.`,
        );
      }
      const { slug, htmlUrl, defaultBranch } = repository;
      const files = await github.listTree(name, defaultBranch);
      const paths = files.map(({ path }) => path);
      const language = languageOf({ slug, languages, paths, chosen });
      ctx.logger.info(
        `${slug}: ${language.name}, ${files.length} files on ${defaultBranch}`,
      );
      const openapi = await findOpenApi(github, name, files);
      ctx.logger.info(
        openapi.path
          ? `${openapi.path} is its API: ${openapi.is}`
          : 'It has no OpenAPI document at the usual places',
      );
      for (const passed of openapi.passed) {
        ctx.logger.info(`Not taken for its API: ${passed}`);
      }
      ctx.output('repositoryId', repository.id);
      ctx.output('slug', slug);
      ctx.output('htmlUrl', htmlUrl);
      ctx.output('defaultBranch', defaultBranch);
      ctx.output(
        'catalogInfoUrl',
        catalogInfoUrl(repository, catalogFileIn(paths)),
      );
      ctx.output('language', language.name);
      ctx.output('needed', neededFiles(language, paths));
      ctx.output('openapi', openapi.path ?? '');
    },
  });
}
