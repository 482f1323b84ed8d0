import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import type {
  GitHubClient,
  GitOpsClient,
} from '@internal/plugin-delivery-node';
import { checkpointKey, repositoryUrl, teamSlugOf } from '../../lib';
import type { Ledger } from '../../ledger';
import { readSealedWorkspace, readWorkspace } from '../../workspace';
import { examples } from './examples';
import { pushInitialCommit } from './pushInitialCommit';

/** The workspace as the repository's one initial commit, which starts the pipeline; then rules and team. */
export function createPushAction(deps: {
  github: GitHubClient;
  gitops: GitOpsClient;
  ledger: Ledger;
}) {
  const { github, ledger } = deps;
  return createTemplateAction({
    id: 'delivery:github:push',
    description:
      "Pushes the workspace as the repository's one initial commit, binary and executable files too, which starts the pipeline; then protects the default branch and gives the owner's team access. Refuses a workspace that is not the one that delivery:ci:seed-workflow saw, and a repository with others' commits.",
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          z.string().describe('Name of the service, as given to preflight'),
        digest: z =>
          z
            .string()
            .describe(
              'Digest of the workspace, output of delivery:ci:seed-workflow',
            ),
        message: z =>
          z
            .string()
            .optional()
            .describe('Commit message; "feat: create <name>" if left out'),
        owner: z =>
          z
            .string()
            .optional()
            .describe(
              'Who answers for the service, as an entity reference; the team of the same name on GitHub may maintain the repository',
            ),
      },
      output: {
        commit: z => z.string().describe('The initial commit'),
        commitUrl: z => z.string().describe('Address of its page'),
      },
    },
    async handler(ctx) {
      const { name, digest, owner } = ctx.input;
      const message = ctx.input.message || `feat: create ${name}`;
      const slug = `${github.owner}/${name}`;
      if (ctx.isDryRun) {
        const { length } = await readWorkspace(ctx.workspacePath);
        ctx.logger.info(
          `Would push ${length} files to ${slug} as one commit, protect its default branch and give the owner's team access`,
        );
        ctx.output('commit', '0'.repeat(40));
        ctx.output('commitUrl', repositoryUrl(deps, name));
        return;
      }
      const creation = await ledger.enter({
        service: name,
        taskId: ctx.task.id,
      });
      const commit = await ctx.checkpoint({
        key: checkpointKey(creation, 'push', slug, digest),
        fn: async () => {
          const files = await readSealedWorkspace(ctx.workspacePath, {
            digest,
            otherwise: 'nothing is pushed',
          });
          const { sha, htmlUrl } = await pushInitialCommit(github, {
            name,
            message,
            files,
            task: ctx.task.id,
            created: creation.made.repository,
          });
          return { sha, htmlUrl };
        },
      });
      const team = owner ? teamSlugOf(owner) : undefined;
      const { granted } = await ctx.checkpoint({
        key: checkpointKey(creation, 'rules', slug, team ?? ''),
        fn: async () => {
          const [given] = await Promise.all([
            team ? github.grantTeam(name, team, 'maintain') : false,
            github.protectDefaultBranch(name),
          ]);
          return { granted: given };
        },
      });
      ctx.logger.info(accessMessage(github.owner, name, team, granted));
      ctx.logger.info(`Initial commit ${commit.htmlUrl}`);
      ctx.output('commit', commit.sha);
      ctx.output('commitUrl', commit.htmlUrl);
    },
  });
}

/** Who may write there now, for the task's log. */
function accessMessage(
  owner: string,
  name: string,
  team: string | undefined,
  granted: boolean,
): string {
  const slug = `${owner}/${name}`;
  if (!team) {
    return `Skipped: no group owns the service, so that no team gets access to ${slug}`;
  }
  return granted
    ? `Team ${team} may maintain ${slug}`
    : `Skipped: GitHub has no team ${owner}/${team}, so that nobody but administrators may write to ${slug}. Create the team and give it access.`;
}
