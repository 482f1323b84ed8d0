import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Create the repository of a service',
    example: stringify({
      steps: [
        {
          id: 'repository',
          name: 'Create the repository',
          action: 'delivery:github:create-repository',
          input: {
            name: 'orders',
            description: 'Takes orders',
            owner: 'group:default/payments',
          },
        },
      ],
    }),
  },
];
