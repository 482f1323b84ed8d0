import type { TemplateExample } from '@backstage/plugin-scaffolder-node';
import { stringify } from 'yaml';

const service = {
  name: 'orders',
  description: 'Takes orders',
  owner: 'group:default/payments',
  template: { name: 'node-service', version: '1.0.0' },
  size: 'small',
  repositoryId: 4711,
  repositorySlug: 'acme/orders',
  ecrRepository: 'orders',
};

const example = (input: object) =>
  stringify({
    steps: [
      {
        id: 'gitops',
        name: 'Describe the service to Argo CD',
        action: 'delivery:gitops:write-service',
        input,
      },
    ],
  });

export const examples: TemplateExample[] = [
  {
    description: 'Write a service for one environment',
    example: example({ ...service, environments: ['dev'] }),
  },
  {
    description:
      'Write a service for several environments, with configuration of its own',
    example: example({
      ...service,
      system: 'shop',
      environments: ['dev', 'staging', 'prod'],
      extraMemory: '384Mi',
      values: { env: { LOG_LEVEL: 'info' } },
    }),
  },
  {
    description:
      'Write a service that runs an image which somebody else has built',
    example: example({
      name: 'cache',
      description: 'Keeps sessions',
      owner: 'group:default/payments',
      template: { name: 'prebuilt-image', version: '1.0.0' },
      environments: ['dev'],
      size: 'small',
      image: 'public.ecr.aws/docker/library/redis:8.8.2',
      home: 'home',
      values: { ports: { redis: { containerPort: 6379 } } },
    }),
  },
];
