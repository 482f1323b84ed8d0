import {
  FormFieldBlueprint,
  createFormField,
} from '@backstage/plugin-scaffolder-react/alpha';
import { serviceNameFieldSchema } from './serviceName/schema';
import { validateServiceName } from './serviceName/validateServiceName';

export const serviceNameField = FormFieldBlueprint.make({
  name: 'service-name',
  params: {
    field: async () => {
      const { ServiceNameField } = await import('./serviceName');
      return createFormField({
        name: 'ServiceName',
        component: ServiceNameField,
        validation: validateServiceName,
        schema: serviceNameFieldSchema,
      });
    },
  },
});
