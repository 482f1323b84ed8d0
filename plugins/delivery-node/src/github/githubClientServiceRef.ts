import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { deliveryConfigServiceRef } from '../config';
import { DefaultGitHubClient } from './DefaultGitHubClient';
import type { GitHubClient } from './GitHubClient';

/** GitHub, by `integrations.github` and `delivery.github`. */
export const githubClientServiceRef = createServiceRef<GitHubClient>({
  id: 'delivery.github',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        delivery: deliveryConfigServiceRef,
      },
      factory: ({ config, delivery }) =>
        DefaultGitHubClient.fromConfig(config, delivery),
    }),
});
