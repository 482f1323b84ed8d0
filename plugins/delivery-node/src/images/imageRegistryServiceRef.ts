import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { deliveryConfigServiceRef } from '../config';
import { ecrClientServiceRef } from '../ecr';
import { DefaultImageRegistryClient } from './DefaultImageRegistryClient';
import type { ImageRegistryClient } from './ImageRegistryClient';

/** The registries that `delivery.images` allows. */
export const imageRegistryServiceRef = createServiceRef<ImageRegistryClient>({
  id: 'delivery.images',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { delivery: deliveryConfigServiceRef, ecr: ecrClientServiceRef },
      factory: ({ delivery, ecr }) =>
        DefaultImageRegistryClient.create({
          images: delivery.images,
          ecr,
          ecrRegistry: delivery.ecr.registry,
        }),
    }),
});
