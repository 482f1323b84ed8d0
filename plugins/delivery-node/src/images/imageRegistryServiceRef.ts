import {
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { deliveryConfigServiceRef } from '../config';
import { EcrRegistryLogin } from '../ecr';
import { DefaultImageRegistryClient } from './DefaultImageRegistryClient';
import type { ImageRegistryClient } from './ImageRegistryClient';

/** The registries that `delivery.images` allows. */
export const imageRegistryServiceRef = createServiceRef<ImageRegistryClient>({
  id: 'delivery.images',
  scope: 'root',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { delivery: deliveryConfigServiceRef },
      factory: ({ delivery: { images, ecr } }) =>
        DefaultImageRegistryClient.create({
          images,
          ecrRegistry: ecr.registry,
          ecrLogin: EcrRegistryLogin.create({ host: ecr.registry, ecr }),
        }),
    }),
});
