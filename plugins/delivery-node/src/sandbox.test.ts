import { startSandbox, type Sandbox } from '@internal/sandbox';
import type { DeliveryTrailers } from '@internal/plugin-delivery-common';
import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { promisify } from 'node:util';
import { DefaultArgoCdClient, type Application } from './argocd';
import { DefaultEcrClient, EcrRegistryLogin } from './ecr';
import {
  DefaultGitHubClient,
  GitHubConnection,
  type CommitFile,
} from './github';
import { DefaultGitOpsClient } from './gitops';
import { DefaultImageRegistryClient } from './images';

const ROOT = resolve(__dirname, '../../..');
const TOKEN = 'sandbox-token-0123456789';

jest.setTimeout(120_000);

/** The same clients, against vendors that have their own idea of what is right. */
describe('the clients against the sandbox', () => {
  let dataDir: string;
  let sandbox: Sandbox;
  let github: DefaultGitHubClient;
  let gitops: DefaultGitOpsClient;
  let ecr: DefaultEcrClient;
  let ecrLogin: EcrRegistryLogin;
  let argocd: DefaultArgoCdClient;

  const connection = (token = TOKEN) =>
    GitHubConnection.create({
      apiBaseUrl: `${sandbox.urls.github}/api/v3`,
      htmlBaseUrl: sandbox.urls.github,
      getToken: async () => token,
      retry: { baseDelayMs: 10 },
    });
  const gitopsClient = () =>
    DefaultGitOpsClient.create({
      connection: connection(),
      owner: 'acme',
      repository: 'gitops-apps',
      branch: 'main',
    });

  beforeAll(async () => {
    dataDir = mkdtempSync(join(tmpdir(), 'delivery-node-'));
    sandbox = await startSandbox({
      dataDir,
      token: TOKEN,
      organisationDir: join(ROOT, 'examples/organisation'),
      chartDir: join(ROOT, 'charts/eks_baseline_chart'),
      ports: { github: 0, ecr: 0, argocd: 0, kubernetes: 0 },
    });
    github = DefaultGitHubClient.create({
      owner: 'acme',
      connection: connection(),
    });
    gitops = gitopsClient();
    const { host } = new URL(sandbox.urls.ecr);
    const aws = {
      ecr: {
        accountId: '123456789012',
        region: 'us-east-1',
        endpoint: sandbox.urls.ecr,
        registry: host,
        namePrefix: '',
        pullAccountIds: ['210987654321'],
      },
      credentials: { accessKeyId: 'sandbox', secretAccessKey: TOKEN },
      retry: { baseDelayMs: 10 },
    };
    ecr = DefaultEcrClient.create(aws);
    ecrLogin = EcrRegistryLogin.create({ ...aws, host });
    argocd = DefaultArgoCdClient.create({
      argocd: {
        baseUrl: sandbox.urls.argocd,
        token: TOKEN,
        namespace: 'argocd',
        applicationSetWebhook: {
          url: `${sandbox.urls.argocd}/applicationset/api/webhook`,
          secret: TOKEN,
        },
      },
      gitops: {
        htmlBaseUrl: sandbox.urls.github,
        owner: 'acme',
        repository: 'gitops-apps',
        branch: 'main',
      },
      retry: { baseDelayMs: 10 },
    });
  });

  afterAll(async () => {
    await sandbox?.stop();
    rmSync(dataDir, { recursive: true, force: true });
  });

  describe('proposals to a repository of other people', () => {
    const proposal = (files: Record<string, string>) => ({
      name: 'invoices',
      branch: 'delivery/onboard-task-1',
      title: 'Deliver invoices',
      body: 'Adds files',
      message: 'feat: deliver invoices',
      files,
    });

    it('go to a repository that is listed', async () => {
      const found = await github.listRepositories();
      expect(found.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['invoices', 'pipelines']),
      );
    });

    it('bring what is not there, leave what is, and are adopted when they are made again', async () => {
      const files = { 'README.md': 'ours', 'docs/run.md': '# Run\n' };
      const before = await github.getBranch('invoices', 'main');
      const pull = await github.proposeFiles(proposal(files));
      expect(pull).toMatchObject({ number: expect.any(Number) });
      await expect(github.proposeFiles(proposal(files))).resolves.toEqual(pull);

      const paths = await github.listTree('invoices', proposal({}).branch);
      const main = await github.listTree('invoices', 'main');
      const shaOf = (list: typeof main, path: string) =>
        list.find(file => file.path === path)?.sha;
      expect(shaOf(paths, 'docs/run.md')).toBeDefined();
      expect(shaOf(paths, 'README.md')).toBe(shaOf(main, 'README.md'));
      await expect(github.getBranch('invoices', 'main')).resolves.toEqual(
        before,
      );
    });

    it('are withdrawn with their branch, twice, and the repository stays', async () => {
      for (const _ of [1, 2]) {
        await github.withdrawProposal('invoices', proposal({}).branch);
      }
      await expect(
        github.getBranch('invoices', proposal({}).branch),
      ).resolves.toBeUndefined();
      await expect(github.getRepository('invoices')).resolves.toBeDefined();
      await github.withdrawProposal('no-such-repository', 'delivery/x');
    });

    it('are none when nothing would be added', async () => {
      await expect(
        github.proposeFiles(proposal({ 'README.md': 'ours' })),
      ).resolves.toBeUndefined();
    });
  });

  it('finds out which image a tag means, with the credentials of ECR', async () => {
    const registry = new URL(sandbox.urls.ecr).host;
    const images = DefaultImageRegistryClient.create({
      images: {
        allowedRegistries: [],
        mirrors: { 'docker.io': `${registry}/docker-hub` },
      },
      ecrRegistry: registry,
      ecrLogin,
    });
    const reference = {
      registry,
      repository: 'docker-hub/library/redis',
      tag: '8.8.2',
    };
    const found = await images.resolve(reference);
    expect(found).toEqual({
      state: 'found',
      digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
    });
    await expect(
      images.resolve({ ...reference, tag: '0.0.1' }),
    ).resolves.toMatchObject({ state: 'absent' });
  });

  const create = (name: string, marker: string) =>
    github.createRepository({
      name,
      description: 'Sells "things" ${{ x }}\n🚀',
      visibility: 'private',
      marker,
      markerUrl: `http://localhost:3000/create/tasks/${marker}`,
    });

  const trailers = (
    service: string,
    action: DeliveryTrailers['action'] = 'create',
  ): DeliveryTrailers => ({
    service,
    environments: ['dev'],
    action,
    actor: 'user:default/guest',
  });

  const directory = (service: string) => ({
    [`environments/dev/${service}/values.yaml`]: 'environment: dev\n',
    [`environments/dev/${service}/release.yaml`]: 'image: {}\nrelease: {}\n',
  });

  it('has access everywhere', async () => {
    expect(await gitops.checkAccess()).toMatchObject({ type: 'Organization' });
    expect(await (await gitops.survey()).has('README.md')).toBe(true);
    await ecr.checkAccess();
    await argocd.checkAccess();
  });

  it('is told when the token does not serve', async () => {
    const stranger = DefaultGitHubClient.create({
      owner: 'acme',
      connection: connection('wrong-token-0123456789'),
    });
    await expect(stranger.getRepository('pipelines')).rejects.toMatchObject({
      status: 401,
    });
  });

  describe('GitHub', () => {
    it('creates a repository that carries its marker, adopts its own and refuses others', async () => {
      const created = await create('shop', 't-1');
      expect(created).toMatchObject({ slug: 'acme/shop', marker: 't-1' });
      expect(await github.getRepository('shop')).toEqual(created);
      expect(await create('shop', 't-1')).toEqual(created);
      await expect(create('shop', 't-2')).rejects.toMatchObject({
        name: 'ConflictError',
      });
    });

    it('pushes one root commit with the very bytes, and git agrees', async () => {
      const files: CommitFile[] = [
        {
          path: 'README.md',
          content: Buffer.from('# ${{ x }} é\n'),
          mode: '100644',
        },
        {
          path: 'bin/run',
          content: Buffer.from('#!/bin/sh\n'),
          mode: '100755',
        },
        {
          path: 'logo.bin',
          content: Buffer.from([0, 1, 0xff, 0xfe]),
          mode: '100644',
        },
        { path: 'empty', content: Buffer.alloc(0), mode: '100644' },
      ];
      const commit = await github.replaceHistory({
        name: 'shop',
        branch: 'main',
        message: 'Start',
        files,
      });
      expect(commit.tree).toBe(github.treeOf(files));
      expect(await github.getBranch('shop', 'main')).toMatchObject({
        isRoot: true,
        commit: { sha: commit.sha, tree: commit.tree },
      });
      const listed = await github.listTree('shop', commit.sha);
      expect(listed.map(({ path, mode }) => `${mode} ${path}`).sort()).toEqual([
        '100644 README.md',
        '100644 empty',
        '100644 logo.bin',
        '100755 bin/run',
      ]);

      const { host } = new URL(sandbox.urls.github);
      const clone = join(dataDir, 'clone');
      // Not execFileSync: the sandbox that answers git lives in this very process.
      await promisify(execFile)('git', [
        'clone',
        '-q',
        `http://x:${TOKEN}@${host}/acme/shop.git`,
        clone,
      ]);
      expect(readFileSync(join(clone, 'logo.bin'))).toEqual(files[2].content);
    });

    it('sets topics, rules and teams, and again', async () => {
      await github.setTopics('shop', ['delivery', 'node']);
      await github.protectDefaultBranch('shop');
      await github.protectDefaultBranch('shop');
      expect(await github.grantTeam('shop', 'no-such-team', 'push')).toBe(
        false,
      );
    });

    it('lists runs', async () => {
      expect(Array.isArray(await github.listRuns('shop'))).toBe(true);
    });

    it('deletes', async () => {
      await create('gone', 't-3');
      expect(await github.deleteRepository('gone')).toBe(true);
      expect(await github.deleteRepository('gone')).toBe(false);
      expect(await github.getRepository('gone')).toBeUndefined();
    });

    it.each([
      ['500', { kind: 'status' as const, status: 500 }],
      [
        '429',
        {
          kind: 'status' as const,
          status: 429,
          headers: { 'retry-after': '0' },
        },
      ],
      ['a reset', { kind: 'reset' as const }],
    ])('creates once under %s after the effect', async (_title, action) => {
      const name = `faulty-${action.kind}-${
        'status' in action ? action.status : 0
      }`;
      sandbox.faults.add({
        part: 'github',
        method: 'POST',
        path: '/orgs/acme/repos',
        when: 'after',
        action,
      });
      expect(await create(name, 't-4')).toMatchObject({ marker: 't-4' });
    });
  });

  describe('ECR', () => {
    it('creates, adopts, refuses, sets policies and deletes', async () => {
      const wanted = { service: 'shop', marker: 't-1', githubRepositoryId: 7 };
      const created = await ecr.createRepository(wanted);
      expect(created).toMatchObject({
        name: 'shop',
        marker: 't-1',
        githubRepositoryId: 7,
      });
      expect(await ecr.createRepository(wanted)).toEqual(created);
      await expect(
        ecr.createRepository({ ...wanted, marker: 't-2' }),
      ).rejects.toMatchObject({ name: 'ConflictError' });
      await ecr.applyPolicies('shop');
      await ecr.applyPolicies('shop');
      expect(await ecr.deleteRepository('shop')).toBe(true);
      expect(await ecr.deleteRepository('shop')).toBe(false);
      expect(await ecr.getRepository('shop')).toBeUndefined();
    });
  });

  describe('GitOps', () => {
    it('loses no update of fifty writers that know nothing of each other', async () => {
      const results = await Promise.all(
        Array.from({ length: 50 }, (_, index) =>
          gitopsClient().commit({
            subject: `Write race-${index}`,
            trailers: trailers(`race-${index}`),
            plan: async () => ({ [`races/${index}.yaml`]: `n: ${index}\n` }),
          }),
        ),
      );
      expect(new Set(results.map(({ commit }) => commit)).size).toBe(50);
      const snapshot = await gitops.snapshot();
      expect(await snapshot.list('races')).toHaveLength(50);
    });

    it('makes no commit of the same files', async () => {
      const again = await gitops.commit({
        subject: 'Again',
        trailers: trailers('race-1'),
        plan: async () => ({ 'races/1.yaml': 'n: 1\n' }),
      });
      expect(again.changed).toBe(false);
    });

    it.each([
      ['a reset', { kind: 'reset' as const }],
      ['502', { kind: 'status' as const, status: 502 }],
    ])('commits once when the answer is lost by %s', async (_title, action) => {
      const path = `lost/${action.kind}.yaml`;
      sandbox.faults.add({
        part: 'github',
        method: 'PATCH',
        path: '/git/refs/heads/main',
        when: 'after',
        action,
      });
      const result = await gitops.commit({
        subject: 'Lost',
        trailers: trailers('lost'),
        plan: async () => ({ [path]: 'a: 1\n' }),
      });
      expect(result.changed).toBe(true);
      expect((await gitops.snapshot()).commit).toBe(result.commit);
    });

    it('proposes once and withdraws', async () => {
      const propose = () =>
        gitops.propose({
          branch: 'delivery/shop-prod',
          title: 'Create shop in prod',
          body: 'Please review.',
          subject: 'Create shop in prod',
          trailers: trailers('shop'),
          plan: async () => ({
            'environments/prod/shop/values.yaml': 'a: 1\n',
          }),
        });
      const first = await propose();
      expect(first?.htmlUrl).toContain('/acme/gitops-apps/pull/');
      expect(await propose()).toEqual(first);
      await gitops.withdraw('delivery/shop-prod');
      await gitops.withdraw('delivery/shop-prod');
    });
  });

  describe('Argo CD', () => {
    it('makes an Application of a directory when it is told, and deletes it on purpose', async () => {
      const events: Array<{ type: string; application: Application }> = [];
      const stop = new AbortController();
      const watching = argocd.watchApplications({
        projects: ['dev'],
        signal: stop.signal,
        onEvent: event => events.push(event),
      });
      const before = (await gitops.snapshot()).commit;
      const { commit } = await gitops.commit({
        subject: 'Create orders',
        trailers: trailers('orders'),
        plan: async () => directory('orders'),
      });
      await argocd.notifyPush({
        before,
        after: commit,
        paths: Object.keys(directory('orders')),
      });
      const application = await until(async () => {
        const found = await argocd.getApplication('orders-dev', {
          project: 'dev',
        });
        return found?.sync === 'Synced' ? found : undefined;
      });
      expect(application).toMatchObject({
        project: 'dev',
        destination: { namespace: 'dev' },
        labels: { 'delivery/service': 'orders' },
        revisions: [expect.any(String), commit],
      });
      expect(application.sources[1].ref).toBe('values');
      expect(
        (
          await argocd.listApplications({
            selector: 'delivery/service=orders',
            projects: ['dev'],
          })
        ).map(({ name }) => name),
      ).toEqual(['orders-dev']);
      await until(async () =>
        events.find(({ application: { name } }) => name === 'orders-dev'),
      );
      stop.abort();
      await watching;

      await gitops.commit({
        subject: 'Remove orders',
        trailers: trailers('orders', 'remove'),
        plan: async () =>
          Object.fromEntries(
            Object.keys(directory('orders')).map(path => [path, null]),
          ),
      });
      const options = { project: 'dev', cascade: true };
      expect(await argocd.deleteApplication('orders-dev', options)).toBe(true);
      await until(
        async () =>
          (await argocd.getApplication('orders-dev', options)) === undefined ||
          undefined,
      );
      expect(await argocd.deleteApplication('orders-dev', options)).toBe(false);
    });

    it('knows nothing of what is absent', async () => {
      expect(
        await argocd.getApplication('absent-dev', { project: 'dev' }),
      ).toBeUndefined();
    });
  });
});

async function until<T>(find: () => Promise<T | undefined>): Promise<T> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    const found = await find();
    if (found !== undefined) {
      return found;
    }
    if (Date.now() > deadline) {
      throw new Error('It did not come about within 30 s');
    }
    await delay(100);
  }
}
