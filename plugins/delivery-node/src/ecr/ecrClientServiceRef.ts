import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { deliveryConfigServiceRef } from '../config';
import { DefaultEcrClient } from './DefaultEcrClient';
import type { EcrClient } from './EcrClient';

/** ECR, by `delivery.ecr`. */
export const ecrClientServiceRef = createServiceRef<EcrClient>({
  id: 'delivery.ecr',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { delivery: deliveryConfigServiceRef },
      factory: ({ delivery }) => DefaultEcrClient.fromConfig(delivery),
    }),
});
