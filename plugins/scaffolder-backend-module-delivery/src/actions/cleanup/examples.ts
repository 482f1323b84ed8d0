import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Undo the creation when a step has failed',
    example: stringify({
      steps: [
        {
          id: 'cleanup',
          name: 'Clean up',
          if: '${{ failure() }}',
          action: 'delivery:cleanup',
          input: { name: 'orders' },
        },
      ],
    }),
  },
];
