import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import type { Files, startActions } from './startActions';
import { TOKEN } from './startActions';

type Actions = Awaited<ReturnType<typeof startActions>>;

/** What the scaffolder writes into a service: the whole of it. */
export const SERVICE_WORKFLOW = `name: ci
on:
  push:
    branches:
      - main
  pull_request: {}
  workflow_dispatch: {}
permissions:
  contents: read
  id-token: write
jobs:
  deliver:
    uses: acme/pipelines/.github/workflows/deliver.yaml@main
    with:
      language: node
`;

/** A service without dependencies, so that tests need no registry of packages. */
export function nodeService(name: string, extra: Files = {}): Files {
  const version = { name, version: '1.0.0' };
  return {
    'package.json': JSON.stringify({
      ...version,
      private: true,
      scripts: {
        lint: 'node --check server.js',
        test: 'node --test',
        build: 'node -e "console.log(\'built\')"',
      },
    }),
    'package-lock.json': JSON.stringify({
      ...version,
      lockfileVersion: 3,
      packages: { '': version },
    }),
    'server.js': "console.log('hello');\n",
    'server.test.js':
      "require('node:test')('adds', () => require('node:assert').equal(1 + 1, 2));\n",
    Dockerfile:
      'FROM scratch\nWORKDIR /app\nCOPY package.json package-lock.json server.js ./\nUSER 1000\nCMD ["server.js"]\n',
    '.github/workflows/ci.yaml': SERVICE_WORKFLOW,
    ...extra,
  };
}

/** Everything that the platform makes before a service's first push; returns the id of the GitHub repository. */
export async function onboard(
  actions: Actions,
  name: string,
  options: { repositoryId?: number; quarantine?: string[] } = {},
): Promise<number> {
  const { data } = await actions.octokit.rest.repos.createInOrg({
    org: 'acme',
    name,
  });
  const id = options.repositoryId ?? data.id;
  const ecr = new ECRClient({
    endpoint: actions.context.urls.ecr,
    region: actions.context.region,
    credentials: { accessKeyId: 'sandbox', secretAccessKey: TOKEN },
  });
  await ecr.send(
    new CreateRepositoryCommand({
      repositoryName: name,
      imageTagMutability: 'IMMUTABLE',
      tags: [{ Key: 'delivery:github-repository-id', Value: String(data.id) }],
    }),
  );
  ecr.destroy();
  await actions.push('gitops-apps', {
    [`services/${name}.yaml`]: record(name, id, options.quarantine ?? []),
    [`environments/dev/${name}/values.yaml`]: 'type: web\n',
    [`environments/dev/${name}/release.yaml`]: 'image: {}\nrelease: {}\n',
  });
  return data.id;
}

function record(name: string, id: number, quarantine: string[]): string {
  return `name: ${name}
description: >-
  A service whose description is long enough
  to be folded
owner: group:default/payments
repository:
  slug: acme/${name}
  id: ${id}
environments:
  - dev
quarantine:${
    quarantine.length
      ? quarantine
          .map(digest => `\n  - digest: ${digest}\n    environment: dev`)
          .join('')
      : ' []'
  }
`;
}

export async function readGitops(
  actions: Actions,
  path: string,
): Promise<string> {
  const { data } = await actions.octokit.rest.repos.getContent({
    owner: 'acme',
    repo: 'gitops-apps',
    path,
    mediaType: { format: 'raw' },
  });
  return String(data);
}
