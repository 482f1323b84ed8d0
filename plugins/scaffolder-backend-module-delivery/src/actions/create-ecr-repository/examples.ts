import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Create the image repository of a service',
    example: stringify({
      steps: [
        {
          id: 'registry',
          name: 'Create the image repository',
          action: 'delivery:ecr:create-repository',
          input: { name: 'orders', repositoryId: 4711 },
        },
      ],
    }),
  },
];
