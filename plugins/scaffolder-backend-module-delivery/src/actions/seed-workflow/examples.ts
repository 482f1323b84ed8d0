import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Add the pipeline of a Node.js service',
    example: stringify({
      steps: [
        {
          id: 'workflow',
          name: 'Add the pipeline',
          action: 'delivery:ci:seed-workflow',
          input: { language: 'node' },
        },
      ],
    }),
  },
];
