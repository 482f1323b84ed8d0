import {
  FormFieldBlueprint,
  createFormField,
} from '@backstage/plugin-scaffolder-react/alpha';
import { chartVersionFieldSchema } from './chartVersion/schema';
import { entryListFieldSchema } from './entryList/schema';
import { environmentFieldSchema } from './environment/schema';
import { environmentsFieldSchema } from './environments/schema';
import { validateEnvironments } from './environments/validateEnvironments';
import { imageReferenceFieldSchema } from './imageReference/schema';
import { validateImageReference } from './imageReference/validateImageReference';
import { planFieldSchema } from './plan/schema';
import { validatePlan } from './plan/validatePlan';
import { repositoryFieldSchema } from './repository/schema';
import { serviceNameFieldSchema } from './serviceName/schema';
import { validateServiceName } from './serviceName/validateServiceName';
import { sizeFieldSchema } from './size/schema';
import { textListFieldSchema } from './textList/schema';

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

export const environmentsField = FormFieldBlueprint.make({
  name: 'environments',
  params: {
    field: async () => {
      const { EnvironmentsField } = await import('./environments');
      return createFormField({
        name: 'Environments',
        component: EnvironmentsField,
        validation: validateEnvironments,
        schema: environmentsFieldSchema,
      });
    },
  },
});

export const repositoryField = FormFieldBlueprint.make({
  name: 'repository',
  params: {
    field: async () => {
      const { RepositoryField } = await import('./repository');
      return createFormField({
        name: 'Repository',
        component: RepositoryField,
        schema: repositoryFieldSchema,
      });
    },
  },
});

export const imageReferenceField = FormFieldBlueprint.make({
  name: 'image-reference',
  params: {
    field: async () => {
      const { ImageReferenceField } = await import('./imageReference');
      return createFormField({
        name: 'ImageReference',
        component: ImageReferenceField,
        validation: validateImageReference,
        schema: imageReferenceFieldSchema,
      });
    },
  },
});

export const chartVersionField = FormFieldBlueprint.make({
  name: 'chart-version',
  params: {
    field: async () => {
      const { ChartVersionField } = await import('./chartVersion');
      return createFormField({
        name: 'ChartVersion',
        component: ChartVersionField,
        schema: chartVersionFieldSchema,
      });
    },
  },
});

export const environmentField = FormFieldBlueprint.make({
  name: 'environment',
  params: {
    field: async () => {
      const { EnvironmentField } = await import('./environment');
      return createFormField({
        name: 'Environment',
        component: EnvironmentField,
        schema: environmentFieldSchema,
      });
    },
  },
});

export const sizeField = FormFieldBlueprint.make({
  name: 'size',
  params: {
    field: async () => {
      const { SizeField } = await import('./size');
      return createFormField({
        name: 'Size',
        component: SizeField,
        schema: sizeFieldSchema,
      });
    },
  },
});

export const textListField = FormFieldBlueprint.make({
  name: 'text-list',
  params: {
    field: async () => {
      const { TextListField } = await import('./textList');
      return createFormField({
        name: 'TextList',
        component: TextListField,
        schema: textListFieldSchema,
      });
    },
  },
});

export const entryListField = FormFieldBlueprint.make({
  name: 'entry-list',
  params: {
    field: async () => {
      const { EntryListField } = await import('./entryList');
      return createFormField({
        name: 'EntryList',
        component: EntryListField,
        schema: entryListFieldSchema,
      });
    },
  },
});

export const planField = FormFieldBlueprint.make({
  name: 'plan',
  params: {
    field: async () => {
      const { PlanField } = await import('./plan');
      return createFormField({
        name: 'Plan',
        component: PlanField,
        validation: validatePlan,
        schema: planFieldSchema,
      });
    },
  },
});
