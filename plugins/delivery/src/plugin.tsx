import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  codeCard,
  deliveryApi,
  deliveryCard,
  pipelineContent,
  servicesCard,
} from './extensions';
import {
  environmentsField,
  serviceNameField,
  sizeField,
} from './fields/extensions';

export default createFrontendPlugin({
  pluginId: 'delivery',
  title: 'Delivery',
  extensions: [
    deliveryApi,
    deliveryCard,
    codeCard,
    pipelineContent,
    servicesCard,
    serviceNameField,
    environmentsField,
    sizeField,
  ],
});
