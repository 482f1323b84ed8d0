import type { Entity } from '@backstage/catalog-model';

const step = (
  id: string,
  action: string,
  input: object,
  more: object = {},
) => ({
  id,
  name: id,
  action,
  input: { name: '${{ parameters.name }}', ...input },
  ...more,
});

/** What the proofs' catalog holds: a template like the portal's own, with little files, and an owner. */
export function entities(templateDir: string): Entity[] {
  const about = {
    owner: '${{ parameters.owner }}',
    description: '${{ parameters.description }}',
  };
  const base = {
    ...about,
    environments: '${{ parameters.environments }}',
  };
  const template = {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: {
      name: 'service',
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': `file:${templateDir}/service.yaml`,
      },
    },
    spec: {
      type: 'service',
      steps: [
        step('preflight', 'delivery:preflight', base),
        {
          id: 'files',
          name: 'files',
          action: 'fetch:plain',
          input: { url: './files' },
        },
        {
          id: 'workflow',
          name: 'workflow',
          action: 'delivery:ci:seed-workflow',
          input: { language: 'node' },
        },
        step('repository', 'delivery:github:create-repository', about),
        step('registry', 'delivery:ecr:create-repository', {
          repositoryId: '${{ steps.repository.output.repositoryId }}',
        }),
        step('gitops', 'delivery:gitops:write-service', {
          ...base,
          template: { name: 'service', version: '1.0.0' },
          size: 'small',
          repositoryId: '${{ steps.repository.output.repositoryId }}',
          repositorySlug: '${{ steps.repository.output.slug }}',
          ecrRepository: '${{ steps.registry.output.name }}',
        }),
        step('applications', 'delivery:argocd:register-application', {
          environments: '${{ parameters.environments }}',
          commit: '${{ steps.gitops.output.commit }}',
          before: '${{ steps.gitops.output.before }}',
        }),
        step('push', 'delivery:github:push', {
          digest: '${{ steps.workflow.output.digest }}',
          owner: '${{ parameters.owner }}',
        }),
        step('fail', 'test:fail', {}, { if: '${{ parameters.fail }}' }),
        step('complete', 'delivery:complete', {}),
        step('cleanup', 'delivery:cleanup', {}, { if: '${{ failure() }}' }),
      ],
    },
  };
  return [
    template,
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Group',
      metadata: { name: 'payments', namespace: 'default' },
      spec: { type: 'team', children: [] },
    },
    {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'catalogued', namespace: 'default' },
      spec: { type: 'service', owner: 'payments', lifecycle: 'production' },
    },
  ];
}
