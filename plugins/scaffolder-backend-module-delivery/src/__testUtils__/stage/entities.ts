import type { Entity } from '@backstage/catalog-model';
import { onboardSteps, prebuiltSteps, serviceSteps } from './steps';

/** What the proofs' catalog holds: templates like the portal's own, with little files, and an owner. */
export function entities(templateDir: string): Entity[] {
  const template = (name: string, steps: object[]) => ({
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': `file:${templateDir}/${name}.yaml`,
      },
    },
    spec: { type: 'service', steps } as Entity['spec'],
  });
  return [
    template('service', serviceSteps),
    template('prebuilt', prebuiltSteps),
    template('onboard', onboardSteps),
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'payments', namespace: 'default' },
      spec: { type: 'team', children: [] },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'catalogued', namespace: 'default' },
      spec: { type: 'service', owner: 'payments', lifecycle: 'production' },
    },
  ];
}
