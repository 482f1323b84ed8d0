import {
  ApiBlueprint,
  ExtensionBoundary,
  PageBlueprint,
  coreExtensionData,
  createExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/frontend-plugin-api';
import {
  EntityCardBlueprint,
  EntityContentBlueprint,
} from '@backstage/plugin-catalog-react/alpha';
import {
  DELIVERY_SERVICE_ANNOTATION,
  GITHUB_PROJECT_SLUG_ANNOTATION,
} from '@internal/plugin-delivery-common';
import { DefaultDeliveryApi, deliveryApiRef } from './api';

const isService = {
  [`metadata.annotations.${DELIVERY_SERVICE_ANNOTATION}`]: { $exists: true },
};

/** A prebuilt image has no repository, and so no pipeline. */
const hasPipeline = {
  $all: [
    isService,
    {
      [`metadata.annotations.${GITHUB_PROJECT_SLUG_ANNOTATION}`]: {
        $exists: true,
      },
    },
  ],
};

export const deliveryApi = ApiBlueprint.make({
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

export const codeCard = EntityCardBlueprint.make({
  name: 'code',
  params: {
    type: 'content',
    filter: isService,
    loader: async () => {
      const { GetTheCodeCard } = await import('./code');
      return <GetTheCodeCard />;
    },
  },
});

export const pipelineContent = EntityContentBlueprint.make({
  name: 'pipeline',
  params: {
    path: '/delivery',
    title: 'Pipeline',
    filter: hasPipeline,
    loader: async () => {
      const { PipelineContent } = await import('./pipeline');
      return <PipelineContent />;
    },
  },
});

/** Where a creation leads. It stands in no menu. */
export const arrivalPage = PageBlueprint.make({
  name: 'arrival',
  params: {
    path: '/services',
    noHeader: true,
    loader: async () => {
      const { ArrivalPage } = await import('./arrival');
      return <ArrivalPage />;
    },
  },
});

/** A card for the portal's home page, which knows nothing of this plugin. */
export const servicesCard = createExtension({
  kind: 'home-card',
  name: 'services',
  attachTo: { id: 'page:portal', input: 'cards' },
  output: [coreExtensionData.reactElement],
  factory: ({ node }) => [
    coreExtensionData.reactElement(
      ExtensionBoundary.lazy(node, async () => {
        const { ServicesCard } = await import('./services');
        return <ServicesCard />;
      }),
    ),
  ],
});
