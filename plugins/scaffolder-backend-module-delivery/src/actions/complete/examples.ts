import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Say that the creation is done, as the last step',
    example: stringify({
      steps: [
        {
          id: 'complete',
          name: 'Complete',
          action: 'delivery:complete',
          input: { name: 'orders' },
        },
      ],
    }),
  },
];
