import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: 'Find out what an existing repository is',
    example: stringify({
      steps: [
        {
          id: 'repository',
          name: 'Look at the repository',
          action: 'delivery:github:inspect-repository',
          input: {
            name: 'invoices',
            language: 'detect',
            languages: [
              { name: 'java', files: ['pom.xml'] },
              { name: 'node', files: ['package.json'], last: true },
            ],
          },
        },
      ],
    }),
  },
];
