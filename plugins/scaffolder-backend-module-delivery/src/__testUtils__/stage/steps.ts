/** The steps of the proofs' templates: the portal's own, with little files. */

interface Step {
  id: string;
  name: string;
  action: string;
  input: object;
  if?: string;
}

function step(
  id: string,
  action: string,
  input: object,
  more: { if?: string } = {},
): Step {
  return {
    id,
    name: id,
    action,
    input: { name: '${{ parameters.name }}', ...input },
    ...more,
  };
}

const about = {
  owner: '${{ parameters.owner }}',
  description: '${{ parameters.description }}',
};
const base = { ...about, environments: '${{ parameters.environments }}' };
const repositoryId = '${{ steps.repository.output.repositoryId }}';

const files = (folder: string): Step => ({
  id: 'files',
  name: 'files',
  action: 'fetch:plain',
  input: { url: `./${folder}` },
});
const workflow: Step = {
  id: 'workflow',
  name: 'workflow',
  action: 'delivery:ci:seed-workflow',
  input: { language: 'node' },
};
const registry = step('registry', 'delivery:ecr:create-repository', {
  repositoryId,
});
const gitops = (template: string, input: object) =>
  step('gitops', 'delivery:gitops:write-service', {
    ...base,
    template: { name: template, version: '1.0.0' },
    size: 'small',
    ...input,
  });
const built = {
  repositoryId,
  repositorySlug: '${{ steps.repository.output.slug }}',
  ecrRepository: '${{ steps.registry.output.name }}',
};
const applications = step(
  'applications',
  'delivery:argocd:register-application',
  {
    environments: '${{ parameters.environments }}',
    commit: '${{ steps.gitops.output.commit }}',
    before: '${{ steps.gitops.output.before }}',
  },
);
const digest = '${{ steps.workflow.output.digest }}';
const end = [
  step('fail', 'test:fail', {}, { if: '${{ parameters.fail }}' }),
  step('complete', 'delivery:complete', {}),
  step('cleanup', 'delivery:cleanup', {}, { if: '${{ failure() }}' }),
];

/** A service with a repository of its own. */
export const serviceSteps: Step[] = [
  step('preflight', 'delivery:preflight', base),
  files('files'),
  workflow,
  step('repository', 'delivery:github:create-repository', about),
  registry,
  gitops('service', built),
  applications,
  step('push', 'delivery:github:push', { digest, owner: about.owner }),
  ...end,
];

/** An image that somebody else has built. */
export const prebuiltSteps: Step[] = [
  step('preflight', 'delivery:preflight', {
    ...base,
    image: 'docker.io/library/redis:8.8.2',
  }),
  files('prebuilt'),
  gitops('prebuilt', {
    image: '${{ steps.preflight.output.image }}',
    home: 'home',
    valuesFiles: ['values.yaml'],
  }),
  applications,
  ...end,
];

/** A repository that was there before. */
export const onboardSteps: Step[] = [
  step('preflight', 'delivery:preflight', { ...base, repository: 'existing' }),
  step('repository', 'delivery:github:inspect-repository', {
    languages: [{ name: 'node', files: ['package.json'] }],
  }),
  files('onboard'),
  workflow,
  registry,
  gitops('onboard', built),
  applications,
  step('proposal', 'delivery:github:propose', { digest }),
  ...end,
];
