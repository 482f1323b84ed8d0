import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { deliveryConfigServiceRef } from '../config';
import { DefaultGitOpsClient } from './DefaultGitOpsClient';
import type { GitOpsClient } from './GitOpsClient';

/** The platform team's repository, by `integrations.github` and `delivery.gitops.platformRepository`. */
export const platformGitOpsClientServiceRef = createServiceRef<GitOpsClient>({
  id: 'delivery.platform-gitops',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        delivery: deliveryConfigServiceRef,
      },
      factory: ({ config, delivery }) =>
        DefaultGitOpsClient.fromConfig(config, {
          ...delivery,
          gitops: {
            ...delivery.gitops,
            repository: delivery.gitops.platformRepository,
          },
        }),
    }),
});
