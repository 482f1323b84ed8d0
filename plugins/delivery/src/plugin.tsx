import {
  ApiBlueprint,
  createFrontendPlugin,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { DELIVERY_SERVICE_ANNOTATION } from '@internal/plugin-delivery-common';
import { DefaultDeliveryApi, deliveryApiRef } from './api';
import { serviceNameField } from './fields/extensions';

const isService = {
  [`metadata.annotations.${DELIVERY_SERVICE_ANNOTATION}`]: { $exists: true },
};

const deliveryApi = ApiBlueprint.make({
  params: defineParams =>
    defineParams({
      api: deliveryApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new DefaultDeliveryApi(deps),
    }),
});

export const deliveryCard = EntityCardBlueprint.make({
  name: 'status',
  params: {
    type: 'content',
    filter: isService,
    loader: async () => {
      const { DeliveryCard } = await import('./status');
      return <DeliveryCard />;
    },
  },
});

export default createFrontendPlugin({
  pluginId: 'delivery',
  title: 'Delivery',
  extensions: [deliveryApi, deliveryCard, serviceNameField],
});
