import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { deliveryConfigServiceRef } from '../config';
import type { ArgoCdClient } from './ArgoCdClient';
import { DefaultArgoCdClient } from './DefaultArgoCdClient';

/** Argo CD, by `delivery.argocd`. */
export const argoCdClientServiceRef = createServiceRef<ArgoCdClient>({
  id: 'delivery.argocd',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: {
        config: coreServices.rootConfig,
        delivery: deliveryConfigServiceRef,
      },
      factory: ({ config, delivery }) =>
        DefaultArgoCdClient.fromConfig(config, delivery),
    }),
});
