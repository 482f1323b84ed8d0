import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Files, startActions } from './startActions';
import { TOKEN } from './startActions';

type Actions = Awaited<ReturnType<typeof startActions>>;

const workflow = (language: string) => `name: ci
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
      language: ${language}
`;

/** What the scaffolder writes into a service: the whole of it. */
export const SERVICE_WORKFLOW = workflow('node');

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

/** Why this machine cannot test a service in Python; empty where it can. */
export function pythonProblem(): string {
  const check =
    'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))';
  const { status } = spawnSync('python3', ['-c', check], { stdio: 'ignore' });
  return status === 0
    ? ''
    : 'this machine has no Python 3.11 or later with venv';
}

/** A service in Python that needs nothing to run; its tools come from the registry of packages, locked by hashes. */
export function pythonService(name: string): Files {
  return {
    'pyproject.toml': `[project]\nname = "${name}"\nversion = "1.0.0"\nrequires-python = ">=3.11"\n`,
    'requirements.txt': '',
    'requirements-dev.txt': readFileSync(
      join(__dirname, 'requirements-dev.txt'),
      'utf8',
    ),
    'app/__init__.py': '',
    'app/__main__.py': 'from app.sums import add\n\nprint(add(1, 1))\n',
    'app/sums.py':
      'def add(one: int, other: int) -> int:\n    return one + other\n',
    'tests/__init__.py': '',
    'tests/test_sums.py':
      'from app.sums import add\n\n\ndef test_adds() -> None:\n    assert add(1, 1) == 2\n',
    Dockerfile:
      'FROM scratch\nWORKDIR /app\nCOPY requirements-dev.txt ./\nCOPY app ./app\nUSER 1000\nCMD ["python", "-m", "app"]\n',
    '.github/workflows/ci.yaml': workflow('python'),
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
