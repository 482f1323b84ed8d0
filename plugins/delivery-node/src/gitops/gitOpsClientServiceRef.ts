import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { deliveryConfigServiceRef } from '../config';
import { DefaultGitOpsClient } from './DefaultGitOpsClient';
import type { GitOpsClient } from './GitOpsClient';

/** The GitOps repository, by `integrations.github` and `delivery.gitops`. */
export const gitOpsClientServiceRef = createServiceRef<GitOpsClient>({
  id: 'delivery.gitops',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        delivery: deliveryConfigServiceRef,
      },
      factory: ({ config, delivery }) =>
        DefaultGitOpsClient.fromConfig(config, delivery),
    }),
});
