import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Propose the files of the workspace to an existing repository',
    example: stringify({
      steps: [
        {
          id: 'proposal',
          name: 'Propose the pipeline',
          action: 'delivery:github:propose',
          input: {
            name: 'invoices',
            digest: '${{ steps.workflow.output.digest }}',
            needed: '${{ steps.repository.output.needed }}',
          },
        },
      ],
    }),
  },
];
