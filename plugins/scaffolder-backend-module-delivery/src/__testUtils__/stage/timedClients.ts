import {
  coreServices,
  createServiceFactory,
  type ServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  argoCdClientServiceRef,
  DefaultArgoCdClient,
  DefaultEcrClient,
  DefaultGitHubClient,
  DefaultGitOpsClient,
  DefaultImageRegistryClient,
  deliveryConfigServiceRef,
  ecrClientServiceRef,
  EcrRegistryLogin,
  githubClientServiceRef,
  gitOpsClientServiceRef,
  GitHubConnection,
  imageRegistryServiceRef,
} from '@internal/plugin-delivery-node';

/** The real clients, with time-outs that a test can wait for, or that wait for a test. */
export function timedClients(timeoutMs: number): ServiceFactory[] {
  const deps = {
    config: coreServices.rootConfig,
    delivery: deliveryConfigServiceRef,
  };
  type Deps = {
    config: typeof coreServices.rootConfig.T;
    delivery: typeof deliveryConfigServiceRef.T;
  };
  const connectionOf = ({ config, delivery }: Deps) => {
    const [github] = config.getConfigArray('integrations.github');
    return GitHubConnection.create({
      apiBaseUrl: github.getString('apiBaseUrl'),
      htmlBaseUrl: `http://${delivery.github.host}`,
      getToken: async () => github.getString('token'),
      timeoutMs,
    });
  };
  const gitopsOf = ({ delivery }: Deps) => ({
    owner: delivery.github.owner,
    repository: delivery.gitops.repository,
    branch: delivery.gitops.branch,
  });
  return [
    createServiceFactory({
      service: githubClientServiceRef,
      deps,
      factory: all =>
        DefaultGitHubClient.create({
          owner: all.delivery.github.owner,
          connection: connectionOf(all),
        }),
    }),
    createServiceFactory({
      service: gitOpsClientServiceRef,
      deps,
      factory: all =>
        DefaultGitOpsClient.create({
          ...gitopsOf(all),
          connection: connectionOf(all),
        }),
    }),
    createServiceFactory({
      service: ecrClientServiceRef,
      deps,
      factory: ({ delivery }) =>
        DefaultEcrClient.create({ ecr: delivery.ecr, timeoutMs }),
    }),
    createServiceFactory({
      service: imageRegistryServiceRef,
      deps,
      factory: ({ delivery: { images, ecr } }) =>
        DefaultImageRegistryClient.create({
          images,
          ecrRegistry: ecr.registry,
          ecrLogin: EcrRegistryLogin.create({
            host: ecr.registry,
            ecr,
            timeoutMs,
          }),
          timeoutMs,
        }),
    }),
    createServiceFactory({
      service: argoCdClientServiceRef,
      deps,
      factory: all =>
        DefaultArgoCdClient.create({
          argocd: all.delivery.argocd,
          gitops: {
            ...gitopsOf(all),
            htmlBaseUrl: connectionOf(all).htmlBaseUrl,
          },
          timeoutMs,
        }),
    }),
  ];
}
