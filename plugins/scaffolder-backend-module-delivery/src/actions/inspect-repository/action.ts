import { InputError, NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import {
  detectLanguage,
  LANGUAGES,
  missingSign,
} from '@internal/plugin-delivery-common';
import type {
  GitHubClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';
import { repositoryUrl } from '../../lib';
import { examples } from './examples';
import { findOpenApi } from './findOpenApi';

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
              `Its language: ${LANGUAGES.join(
                ', ',
              )}; found out by its files if left out, or "detect"`,
            ),
      },
      output: {
        repositoryId: z =>
          z.number().describe("GitHub's numeric id, which survives a renaming"),
        slug: z => z.string().describe('The repository as owner/name'),
        htmlUrl: z => z.string().describe('Address of its page'),
        defaultBranch: z => z.string().describe('Its default branch'),
        language: z => z.string().describe('Its language'),
        openapi: z =>
          z
            .string()
            .describe(
              'Path of its OpenAPI document, at one of the usual places; empty where it has none',
            ),
      },
    },
    async handler(ctx) {
      const { name } = ctx.input;
      const given = ctx.input.language;
      const chosen = given && given !== 'detect' ? given : undefined;
      if (chosen && !LANGUAGES.includes(chosen)) {
        throw new InputError(
          `Language: there is no "${chosen}". Choose from ${LANGUAGES.join(
            ', ',
          )}.`,
        );
      }
      if (ctx.isDryRun) {
        ctx.logger.info(`Would look at ${github.owner}/${name}`);
        ctx.output('repositoryId', 1);
        ctx.output('slug', `${github.owner}/${name}`);
        ctx.output('htmlUrl', repositoryUrl(deps, name));
        ctx.output('defaultBranch', 'main');
        ctx.output('language', chosen ?? LANGUAGES[0]);
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
      const language = chosen ?? detectLanguage(paths);
      if (!language) {
        throw new InputError(
          `Language: the files of ${slug} do not tell. Choose one of ${LANGUAGES.join(
            ', ',
          )} in the form.`,
        );
      }
      const missing = missingSign(language, paths);
      if (missing) {
        throw new InputError(
          `Language: ${slug} is not written in ${language}, or its pipeline would not find it: there is no ${missing} in it. Choose another one in the form.`,
        );
      }
      ctx.logger.info(
        `${slug}: ${language}, ${files.length} files on ${defaultBranch}`,
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
      ctx.output('language', language);
      ctx.output('openapi', openapi.path ?? '');
    },
  });
}
