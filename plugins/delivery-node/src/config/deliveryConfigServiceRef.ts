import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import type { DeliveryConfig } from './DeliveryConfig';
import { readDeliveryConfig } from './readDeliveryConfig';

/** The configuration below `delivery:`, checked once when the backend starts. */
export const deliveryConfigServiceRef = createServiceRef<DeliveryConfig>({
  id: 'delivery.config',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { config: coreServices.rootConfig },
      factory: ({ config }) => readDeliveryConfig(config),
    }),
});
