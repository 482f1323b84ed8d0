import { parse } from 'yaml';
import type { Outcome } from './outcomes';
import type { SandboxProcess } from './SandboxProcess';

const GITOPS = '/api/v3/repos/acme/gitops-apps';

/** Asks the systems what there is of a service. */
export async function readOutcome(
  sandbox: SandboxProcess,
  name: string,
): Promise<Omit<Outcome, 'ledger'>> {
  const record = await sandbox.get<object>(
    'github',
    `${GITOPS}/contents/services/${name}.yaml`,
  );
  const pulls = await listOf<{ head: { ref: string } }>(
    sandbox,
    `${GITOPS}/pulls?state=open&per_page=100`,
  );
  const home = await listOf<{ name: string }>(
    sandbox,
    `${GITOPS}/contents/services/${name}`,
  );
  const applications = await Promise.all(
    ['dev', 'prod'].map(async env =>
      (await sandbox.get<object>(
        'argocd',
        `/api/v1/applications/${name}-${env}?project=${env}`,
      ))
        ? [env]
        : [],
    ),
  );
  return {
    repository: await repositoryOf(sandbox, name),
    ecr: Boolean(await sandbox.get<object>('ecr', `/v2/${name}/tags/list`)),
    record: record && {
      commits: (
        await listOf(sandbox, `${GITOPS}/commits?path=services/${name}.yaml`)
      ).length,
    },
    release: await releaseOf(sandbox, name),
    home: home.map(file => file.name),
    pullRequests: pulls.filter(
      ({ head }) => head.ref === `delivery/create-${name}`,
    ).length,
    applications: applications.flat(),
  };
}

async function repositoryOf(
  sandbox: SandboxProcess,
  name: string,
): Promise<Outcome['repository']> {
  const repo = `/api/v3/repos/acme/${name}`;
  if (!(await sandbox.get<object>('github', repo))) {
    return undefined;
  }
  const { tree } = (await sandbox.get<{
    tree: Array<{ path: string; mode: string }>;
  }>('github', `${repo}/git/trees/main?recursive=1`))!;
  const pulls = await listOf<{ number: number }>(
    sandbox,
    `${repo}/pulls?state=open`,
  );
  const added = await Promise.all(
    pulls.map(({ number }) =>
      listOf<{ filename: string; status: string }>(
        sandbox,
        `${repo}/pulls/${number}/files`,
      ),
    ),
  );
  const branches = await listOf<{ name: string }>(sandbox, `${repo}/branches`);
  return {
    commits: (await listOf(sandbox, `${repo}/commits`)).length,
    paths: tree
      .filter(({ mode }) => mode !== '040000')
      .map(({ path, mode }) => `${mode} ${path}`),
    rules: (await listOf(sandbox, `${repo}/rulesets`)).length,
    branches: branches
      .map(branch => branch.name.replace(/onboard-.*/, 'onboard-<task>'))
      .sort(),
    proposed: added.flat().map(({ filename }) => filename),
  };
}

async function releaseOf(
  sandbox: SandboxProcess,
  name: string,
): Promise<Outcome['release']> {
  const file = await sandbox.get<{ content: string }>(
    'github',
    `${GITOPS}/contents/environments/dev/${name}/release.yaml`,
  );
  const { image } = file
    ? parse(Buffer.from(file.content, 'base64').toString('utf8'))
    : { image: {} };
  if (!image.repository) {
    return undefined;
  }
  return image.digest ? 'pinned' : 'named';
}

async function listOf<T>(sandbox: SandboxProcess, path: string): Promise<T[]> {
  return (await sandbox.get<T[]>('github', path)) ?? [];
}
