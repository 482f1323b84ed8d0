import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Move dev to another version of the baseline chart',
    example: stringify({
      steps: [
        {
          id: 'upgrade',
          name: 'Propose the upgrade',
          action: 'delivery:chart:upgrade',
          input: { environment: 'dev', version: '1.1.0' },
        },
      ],
    }),
  },
];
