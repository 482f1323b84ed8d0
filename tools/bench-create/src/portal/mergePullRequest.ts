import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  createTemplateAction,
  scaffolderActionsExtensionPoint,
} from '@backstage/plugin-scaffolder-node';

/**
 * Merges a pull request at once, with GitHub's one request for that: no action of upstream merges, and without a merge
 * there is nothing for Argo CD to deploy.
 */
export const mergePullRequestModule = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'bench-merge-pull-request',
  register(env) {
    env.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ actions, config }) {
        const [github] = config.getConfigArray('integrations.github');
        const api = github.getString('apiBaseUrl');
        const token = github.getString('token');
        actions.addActions(
          createTemplateAction({
            id: 'bench:merge-pull-request',
            schema: {
              input: {
                slug: z => z.string().describe('The repository as owner/name'),
                number: z => z.number().describe('Number of the pull request'),
              },
            },
            async handler(ctx) {
              const { slug, number } = ctx.input;
              const url = `${api}/repos/${slug}/pulls/${number}/merge`;
              const response = await fetch(url, {
                method: 'PUT',
                headers: { authorization: `Bearer ${token}` },
              });
              if (!response.ok) {
                throw new Error(
                  `PUT ${url}: ${response.status} ${await response.text()}`,
                );
              }
            },
          }),
        );
      },
    });
  },
});
