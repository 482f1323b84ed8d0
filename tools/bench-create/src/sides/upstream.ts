import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { stringify } from 'yaml';
import {
  isLocal,
  placeTemplate,
  readProductTemplate,
  type Step,
  type Template,
} from './product';
import type { Side, TemplateOptions } from './Side';

const TEMPLATE = 'upstream-service';
const NAME = '${{ parameters.name }}';
const MANIFESTS = ['deployment.yaml', 'service.yaml'];
const LABELS = { 'app.kubernetes.io/name': '${{ values.name }}' };

/** The same outcome with the actions that are published for it. */
export const upstream: Side = {
  label: 'upstream',
  template: TEMPLATE,
  packages: [
    '@backstage/plugin-scaffolder-backend-module-github',
    '@roadiehq/scaffolder-backend-module-aws',
    '@roadiehq/scaffolder-backend-argocd',
  ],
  writeTemplate: options => {
    const { directory } = options;
    const file = placeTemplate(directory, templateOf(options));
    for (const [path, content] of Object.entries(manifests())) {
      const manifest = join(directory, 'gitops', path);
      mkdirSync(dirname(manifest), { recursive: true });
      writeFileSync(manifest, stringify(content));
    }
    return file;
  },
  gitopsFiles: (service, environments) =>
    environments.flatMap(environment =>
      MANIFESTS.map(file => `upstream/${environment}/${service}/${file}`),
    ),
  remarks: [
    'checks nothing beforehand, and leaves what it has made where a later step fails',
    'its Octokit keeps a second between the writes of publish:github (repository, team, topics, protection)',
    'has no action that merges: the bench merges the pull request at once, by one request',
    "its Application has one source and no Helm values, so that plain manifests stand for the chart's values",
    'makes a project for every Application; does not look at what Argo CD made of it',
    'sets no lifecycle policy, and does not bind the image repository to the GitHub repository',
  ],
};

/** What an Application with one source can deploy: a Deployment and a Service. */
function manifests(): Record<string, object> {
  const metadata = { name: '${{ values.name }}', labels: LABELS };
  return {
    'deployment.yaml': {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata,
      spec: {
        replicas: 2,
        selector: { matchLabels: LABELS },
        template: {
          metadata: { labels: LABELS },
          spec: {
            containers: [
              {
                name: 'app',
                image: '${{ values.image }}',
                ports: [{ name: 'http', containerPort: 8080 }],
                resources: {
                  requests: { cpu: '100m', memory: '128Mi' },
                  limits: { memory: '128Mi' },
                },
              },
            ],
          },
        },
      },
    },
    'service.yaml': {
      apiVersion: 'v1',
      kind: 'Service',
      metadata,
      spec: {
        selector: LABELS,
        ports: [{ name: 'http', port: 80, targetPort: 'http' }],
      },
    },
  };
}

function templateOf({ urls }: TemplateOptions): Template {
  const github = new URL(urls.github).host;
  const repository = (name: string) => `${github}?owner=acme&repo=${name}`;
  const steps: Array<Omit<Step, 'id'> & { id?: string }> = [
    ...skeletonSteps(urls.github),
    {
      action: 'publish:github',
      input: {
        repoUrl: repository(NAME),
        description: '${{ parameters.description }}',
        repoVisibility: 'private',
        defaultBranch: 'main',
        deleteBranchOnMerge: true,
        hasWiki: false,
        hasProjects: false,
        gitCommitMessage: `feat: create ${NAME}`,
        topics: ['delivery'],
        collaborators: [
          {
            team: "${{ parameters.owner | parseEntityRef | pick('name') }}",
            access: 'maintain',
          },
        ],
      },
    },
    {
      action: 'roadiehq:aws:ecr:create',
      input: {
        repoName: NAME,
        region: 'us-east-1',
        tags: [{ Key: 'delivery:service', Value: NAME }],
      },
    },
    {
      action: 'fetch:template',
      each: '${{ parameters.environments }}',
      input: {
        url: './gitops',
        targetPath: `gitops/upstream/\${{ each.value }}/${NAME}`,
        values: {
          name: NAME,
          image: `${new URL(urls.ecr).host}/${NAME}:0000000`,
        },
      },
    },
    {
      id: 'propose',
      action: 'publish:github:pull-request',
      input: {
        repoUrl: repository('gitops-apps'),
        branchName: `create-${NAME}`,
        title: `Create ${NAME}`,
        description: `Adds ${NAME}`,
        sourcePath: 'gitops',
      },
    },
    {
      action: 'bench:merge-pull-request',
      input: {
        slug: 'acme/gitops-apps',
        number: '${{ steps.propose.output.pullRequestNumber }}',
      },
    },
    {
      action: 'argocd:create-resources',
      each: '${{ parameters.environments }}',
      input: {
        appName: `${NAME}-\${{ each.value }}`,
        argoInstance: 'main',
        namespace: '${{ each.value }}',
        repoUrl: `${urls.github}/acme/gitops-apps`,
        path: `upstream/\${{ each.value }}/${NAME}`,
      },
    },
  ];
  return {
    apiVersion: 'scaffolder.backstage.io/v1beta3',
    kind: 'Template',
    metadata: { name: TEMPLATE },
    spec: {
      type: 'service',
      steps: steps.map((step, index) => ({
        id: `step-${index}`,
        name: step.action,
        ...step,
      })),
    },
  };
}

/** The product's own steps that write the service's files, so that both sides publish the same ones. */
function skeletonSteps(githubUrl: string): Step[] {
  const known: Record<string, string> = {
    repositoryOwner: 'acme',
    repositorySlug: `acme/${NAME}`,
    repositoryUrl: `${githubUrl}/acme/${NAME}`,
  };
  const text = JSON.stringify(readProductTemplate().spec.steps.filter(isLocal));
  return JSON.parse(
    text.replace(
      /\$\{\{ steps\.preflight\.output\.(\w+) \}\}/g,
      (whole, output) => known[output] ?? whole,
    ),
  );
}
