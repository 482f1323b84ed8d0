import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Push the workspace as the initial commit',
    example: stringify({
      steps: [
        {
          id: 'push',
          name: 'Push the first commit',
          action: 'delivery:github:push',
          input: {
            name: 'orders',
            digest: '${{ steps.workflow.output.digest }}',
            owner: 'group:default/payments',
          },
        },
      ],
    }),
  },
];
