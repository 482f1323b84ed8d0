import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { chartRegistryServiceRef } from '@internal/plugin-delivery-chart-node';
import { deliveryPermissions } from '@internal/plugin-delivery-common';
import {
  argoCdClientServiceRef,
  deliveryConfigServiceRef,
  ecrClientServiceRef,
  GitHubConnection,
  githubClientServiceRef,
  gitOpsClientServiceRef,
} from '@internal/plugin-delivery-node';
import { ServiceAccess } from './access';
import { DeliveryService } from './DeliveryService';
import { NameChecker } from './names';
import { RepositoryFinder } from './repositories';
import { createRouter } from './router';
import { StatusReader } from './status';

/** Status, pipeline runs and names of services, over HTTP. */
export const deliveryPlugin = createBackendPlugin({
  pluginId: 'delivery',
  register(env) {
    env.registerInit({
      deps: {
        rootConfig: coreServices.rootConfig,
        auth: coreServices.auth,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        catalog: catalogServiceRef,
        config: deliveryConfigServiceRef,
        github: githubClientServiceRef,
        ecr: ecrClientServiceRef,
        gitops: gitOpsClientServiceRef,
        argocd: argoCdClientServiceRef,
        charts: chartRegistryServiceRef,
      },
      async init(deps) {
        const { auth, catalog, config, github, ecr, gitops, argocd } = deps;
        const { htmlBaseUrl } = GitHubConnection.fromConfig(
          deps.rootConfig,
          config.github,
        );
        const access = new ServiceAccess({
          catalog,
          permissions: deps.permissions,
        });
        const service = new DeliveryService({
          config,
          github,
          gitops,
          status: new StatusReader({
            environments: config.environments,
            gitops,
            argocd,
            repositoryUrl: slug => `${htmlBaseUrl}/${slug}`,
          }),
          names: new NameChecker({
            github,
            ecr,
            gitops,
            // With the plugin's own credentials: a name is taken by what the caller may not see, too.
            isInCatalog: async name =>
              access.isInCatalog(name, await auth.getOwnServiceCredentials()),
          }),
        });
        deps.permissionsRegistry.addPermissions(deliveryPermissions);
        deps.httpRouter.use(
          createRouter({
            config,
            httpAuth: deps.httpAuth,
            access,
            service,
            repositories: new RepositoryFinder({ config, github, gitops }),
            charts: deps.charts,
          }),
        );
      },
    });
  },
});
