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
  {
    description: 'Check that a prebuilt image can run',
    example: stringify({
      steps: [
        {
          id: 'preflight',
          name: 'Check that everything can be created',
          action: 'delivery:preflight',
          input: {
            name: 'cache',
            owner: 'group:default/payments',
            description: 'Keeps sessions',
            environments: ['dev'],
            image: 'docker.io/library/redis:8.8.2',
          },
        },
      ],
    }),
  },
  {
    description: 'Check that an existing repository can become a service',
    example: stringify({
      steps: [
        {
          id: 'preflight',
          name: 'Check that everything can be created',
          action: 'delivery:preflight',
          input: {
            name: 'invoices',
            owner: 'group:default/payments',
            environments: ['dev'],
            repository: 'existing',
          },
        },
      ],
    }),
  },
];
