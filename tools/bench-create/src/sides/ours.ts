import {
  placeTemplate,
  PRODUCT_TEMPLATE,
  readProductTemplate,
} from './product';
import type { Side } from './Side';

/** The product's own template, as the catalog reads it. */
export const ours: Side = {
  label: 'ours',
  template: PRODUCT_TEMPLATE,
  packages: ['@internal/plugin-scaffolder-backend-module-delivery'],
  writeTemplate: ({ directory }) => {
    const template = readProductTemplate();
    const { spec } = template;
    // Both sides would register in the catalog by this one action of Backstage: left out of both.
    const steps = spec.steps.filter(
      ({ action }) => action !== 'catalog:register',
    );
    return placeTemplate(directory, { ...template, spec: { ...spec, steps } });
  },
  gitopsFiles: (service, environments) => [
    `services/${service}.yaml`,
    ...environments.flatMap(environment =>
      ['release', 'values'].map(
        file => `environments/${environment}/${service}/${file}.yaml`,
      ),
    ),
  ],
  remarks: [
    'checks the name, the owner, quota and credentials everywhere before anything exists',
    'waits until each Application exists and checks its project, destination, chart and values',
    'keeps a ledger, so that a creation that fails, is cancelled or killed leaves nothing behind',
    'sets the lifecycle policy of the image repository and binds it to the GitHub repository',
  ],
};
