import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Check that a service can be created and claim its name',
    example: stringify({
      steps: [
        {
          id: 'preflight',
          name: 'Check that everything can be created',
          action: 'delivery:preflight',
          input: {
            name: 'orders',
            owner: 'group:default/payments',
            description: 'Takes orders',
            environments: ['dev'],
          },
        },
      ],
    }),
  },
];
