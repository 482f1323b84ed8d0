import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  arrivalPage,
  codeCard,
  deliveryApi,
  deliveryCard,
  pipelineContent,
  servicesCard,
} from './extensions';
import {
  chartVersionField,
  environmentField,
  environmentsField,
  imageReferenceField,
  repositoryField,
  planField,
  serviceNameField,
  sizeField,
  textListField,
  entryListField,
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
    arrivalPage,
    serviceNameField,
    chartVersionField,
    environmentField,
    environmentsField,
    imageReferenceField,
    repositoryField,
    sizeField,
    textListField,
    entryListField,
    planField,
  ],
});
