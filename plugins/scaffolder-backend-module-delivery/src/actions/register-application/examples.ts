import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

export const examples: TemplateExample[] = [
  {
    description: "Wait for the Applications of a service's environments",
    example: stringify({
      steps: [
        {
          id: 'applications',
          name: 'Wait for Argo CD',
          action: 'delivery:argocd:register-application',
          input: {
            name: 'orders',
            environments: ['dev', 'staging'],
            commit: '4b825dc642cb6eb9a060e54bf8d69288fbee4904',
          },
        },
      ],
    }),
  },
];
