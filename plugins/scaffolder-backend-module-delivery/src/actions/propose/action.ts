import { NotFoundError } from '@backstage/errors';
import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  CommitFile,
  DeliveryConfig,
  GitHubClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';
import {
  CATALOG_FILE,
  checkpointKey,
  proposalBranch,
  repositoryUrl,
} from '../../lib';
import type { Ledger } from '../../ledger';
import { readSealedWorkspace, readWorkspace, textOf } from '../../workspace';
import { describeProposal } from './describe';
import { examples } from './examples';
import { planProposal } from './planProposal';
import { registeredApi } from './registeredApi';

/** The workspace as a pull request to a repository that was there before. */
export function createProposeAction(deps: {
  config: DeliveryConfig;
  github: GitHubClient;
  gitops: GitOpsClient;
  ledger: Ledger;
}) {
  const { config, github, ledger } = deps;
  return createTemplateAction({
    id: 'delivery:github:propose',
    description:
      "Proposes the workspace's files to an existing repository by a pull request from a branch of the task's own. Files that are there are left out and named in its description; nothing is ever overwritten. Undone by closing the pull request and deleting that branch.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the repository, as given to preflight'),
        digest: z =>
          z
            .string()
            .describe(
              'Digest of the workspace, output of delivery:ci:seed-workflow',
            ),
        needed: z =>
          z
            .array(z.object({ path: z.string(), how: z.string() }))
            .optional()
            .describe(
              'What its pipeline needs and does not find, output of delivery:github:inspect-repository: its description says so',
            ),
        port: z =>
          z
            .number()
            .optional()
            .describe('The port that it must listen on, for the description'),
        path: z =>
          z
            .string()
            .optional()
            .describe('The path of its readiness, for the description'),
      },
      output: {
        pullRequestUrl: z =>
          z
            .string()
            .describe(
              'Address of the pull request; of the repository where nothing was missing',
            ),
        added: z =>
          z.array(z.string()).describe('Paths of the files that it adds'),
        left: z =>
          z
            .array(z.string())
            .describe('Paths of files that the repository has already'),
        description: z =>
          z
            .string()
            .describe(
              'What is proposed, what was found, and what is left to do, in Markdown: the text of the pull request',
            ),
      },
    },
    async handler(ctx) {
      const { name, digest, needed = [], port } = ctx.input;
      const slug = `${github.owner}/${name}`;
      const url = repositoryUrl(deps, name);
      if (ctx.isDryRun) {
        const files = await readWorkspace(ctx.workspacePath);
        ctx.logger.info(
          `Would propose to ${slug} what it lacks of ${files.length} files`,
        );
        ctx.output('pullRequestUrl', url);
        ctx.output(
          'added',
          files.map(({ path }) => path),
        );
        ctx.output('left', []);
        ctx.output('description', '');
        return;
      }
      const branch = proposalBranch(ctx.task.id);
      const creation = await ledger.enter({
        service: name,
        taskId: ctx.task.id,
        begins: { proposal: { branch } },
      });
      const proposed = await ctx.checkpoint({
        key: checkpointKey(creation, 'proposal', slug, digest),
        fn: async () => {
          const wanted = await readSealedWorkspace(ctx.workspacePath, {
            digest,
            otherwise: 'nothing is proposed',
          });
          const repository = await github.getRepository(name);
          if (!repository) {
            throw new NotFoundError(
              `GitHub, repository ${slug}: it is not there any more.`,
            );
          }
          const present = await github.listTree(name, repository.defaultBranch);
          const texts = textsOf(wanted);
          const { files, left } = planProposal(present, texts);
          const description = describeProposal({
            service: name,
            repository,
            files,
            left,
            pages: pagesOf(present, texts),
            needed,
            api: registeredApi(texts[CATALOG_FILE] ?? ''),
            port,
            path: ctx.input.path,
            taskUrl: `${config.appBaseUrl}/create/tasks/${ctx.task.id}`,
          });
          const pull = await github.proposeFiles({
            name,
            branch,
            title: `Deliver ${name} by the platform`,
            body: description,
            message: `feat: deliver ${name} by the platform`,
            files,
          });
          const added = Object.keys(files);
          return { url: pull?.htmlUrl ?? '', added, left, description };
        },
      });
      ctx.logger.info(
        proposed.url
          ? `Pull request ${proposed.url}`
          : `${slug} lacks nothing: the next push to its default branch is its first release`,
      );
      if (proposed.left.length > 0) {
        ctx.logger.info(`Left as it is: ${proposed.left.join(', ')}`);
      }
      ctx.output('pullRequestUrl', proposed.url || url);
      ctx.output('added', proposed.added);
      ctx.output('left', proposed.left);
      ctx.output('description', proposed.description);
    },
  });
}

/** Pages of the repository's own in the folder that ours come into. */
function pagesOf(
  present: ReadonlyArray<{ path: string }>,
  wanted: Record<string, string>,
): string[] {
  return present
    .map(({ path }) => path)
    .filter(path => /^docs\/.*\.md$/.test(path) && !(path in wanted));
}

function textsOf(files: readonly CommitFile[]): Record<string, string> {
  return Object.fromEntries(
    files.map(file => [
      file.path,
      textOf(file, 'A proposal brings texts alone.'),
    ]),
  );
}
