import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { helmPath } from '@internal/helm';
import {
  DefaultGitOpsClient,
  EcrRegistryLogin,
  GitHubConnection,
  type RegistryCredentials,
} from '@internal/plugin-delivery-node';
import { startSandbox, type Sandbox } from '@internal/sandbox';
import { publishChart } from './publish';
import { OciChartRegistry } from './registry';
import { DefaultChartUpgrader } from './upgrade';

const ROOT = resolve(__dirname, '../../..');
const CHART = join(ROOT, 'charts/eks_baseline_chart');
const TOKEN = 'sandbox-token-0123456789';

jest.setTimeout(120_000);

/** Real registry, real git, real helm; Argo CD's stand-in renders what was merged. */
describe('the chart against the sandbox', () => {
  const issued: RegistryCredentials[] = [];
  let folder: string;
  let sandbox: Sandbox;
  let registry: OciChartRegistry;
  let apps: DefaultGitOpsClient;
  let platform: DefaultGitOpsClient;
  let upgrader: DefaultChartUpgrader;

  const gitops = (repository: string) =>
    DefaultGitOpsClient.create({
      connection: GitHubConnection.create({
        apiBaseUrl: `${sandbox.urls.github}/api/v3`,
        htmlBaseUrl: sandbox.urls.github,
        getToken: async () => TOKEN,
      }),
      owner: 'acme',
      repository,
      branch: 'main',
    });

  const github = async (path: string, init: RequestInit = {}) => {
    const response = await fetch(
      `${sandbox.urls.github}/api/v3/repos/acme/gitops-platform${path}`,
      { ...init, headers: { authorization: `Bearer ${TOKEN}` } },
    );
    expect([path, response.status]).toEqual([path, 200]);
    return response.json() as any;
  };

  const application = async (name: string) => {
    const response = await fetch(
      `${sandbox.urls.argocd}/api/v1/applications/${name}?refresh=normal`,
      { headers: { authorization: `Bearer ${TOKEN}` } },
    );
    return response.ok ? ((await response.json()) as any) : undefined;
  };

  const until = async <T>(
    what: string,
    look: () => Promise<T | undefined | false>,
  ): Promise<T> => {
    const end = Date.now() + 60_000;
    for (;;) {
      const found = await look();
      if (found) {
        return found;
      }
      if (Date.now() > end) {
        throw new Error(`Waited in vain for ${what}`);
      }
      await delay(200);
    }
  };

  /** The baseline chart at another version, with texts in its files replaced. */
  const variant = (
    version: string,
    changes: Array<[file: string, from: string | RegExp, to: string]> = [],
  ): string => {
    const dir = mkdtempSync(join(folder, 'variant-'));
    const chart = join(dir, 'eks_baseline_chart');
    cpSync(CHART, chart, { recursive: true });
    for (const [file, from, to] of [
      ['Chart.yaml', /^version: .*$/m, `version: ${version}`] as const,
      ...changes,
    ]) {
      const path = join(chart, file);
      const before = readFileSync(path, 'utf8');
      const after = before.replace(from, to);
      expect([file, after === before]).toEqual([file, false]);
      writeFileSync(path, after);
    }
    return chart;
  };

  const publish = (chartDir: string) => publishChart({ chartDir, registry });

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'chart-node-'));
    sandbox = await startSandbox({
      dataDir: join(folder, 'sandbox'),
      token: TOKEN,
      organisationDir: join(ROOT, 'examples/organisation'),
      chartDir: CHART,
      ports: { github: 0, ecr: 0, argocd: 0, kubernetes: 0 },
    });
    const { host } = new URL(sandbox.urls.ecr);
    const ecr = {
      region: 'us-east-1',
      endpoint: sandbox.urls.ecr,
      registry: host,
    };
    const chart = {
      registry: `${host}/charts`,
      name: 'eks_baseline_chart',
    };
    const login = EcrRegistryLogin.create({
      host,
      ecr,
      credentials: { accessKeyId: 'sandbox', secretAccessKey: TOKEN },
    });
    registry = OciChartRegistry.create({
      registry: chart.registry,
      chart: chart.name,
      url: sandbox.urls.ecr,
      login: {
        getCredentials: async () => {
          const credentials = await login.getCredentials();
          issued.push(credentials!);
          return credentials;
        },
      },
    });
    apps = gitops('gitops-apps');
    platform = gitops('gitops-platform');
    upgrader = DefaultChartUpgrader.create({
      config: {
        chart,
        environments: ['dev', 'staging'].map(name => ({
          name,
          namespace: name,
          server: 'https://kubernetes.default.svc',
          project: name,
          changes: 'commit' as const,
          rollback: 'automatic' as const,
          approvers: [],
        })),
      },
      registry,
      apps,
      platform,
    });
    const service = (environment: string, name: string, values: string) => ({
      [`environments/${environment}/${name}/values.yaml`]: values,
      [`environments/${environment}/${name}/release.yaml`]: JSON.stringify({
        image: {
          repository: `${host}/${name}`,
          tag: 'abc',
          digest: `sha256:${'a'.repeat(64)}`,
        },
        release: {},
      }),
    });
    await apps.commit({
      subject: 'Services',
      trailers: { environments: ['dev'], action: 'create', actor: 'test' },
      plan: async () => ({
        ...service('dev', 'orders', 'environment: dev\n'),
        ...service('dev', 'shop', 'environment: dev\n'),
        ...service('dev', 'jobs', 'workload: {type: worker}\n'),
        ...service('dev', 'odd', 'workload: {typo: worker}\n'),
        'environments/dev/fresh/values.yaml': 'environment: dev\n',
        'environments/dev/fresh/release.yaml': 'image: {}\nrelease: {}\n',
        'environments/dev/half/values.yaml': 'environment: dev\n',
        ...service(
          'staging',
          'orders',
          'workload: {progressDeadlineSeconds: 900}\n',
        ),
      }),
    });
  });

  afterAll(async () => {
    await sandbox?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  describe('publishing', () => {
    it('does nothing about a version that is there with the same files', async () => {
      const versions = await registry.listVersions();
      expect(await publish(CHART)).toMatchObject({
        pushed: false,
        address: `${registry.address}:${versions[0]}`,
      });
      expect(await registry.listVersions()).toEqual(versions);
    });

    it('pushes a new version once, by the same bytes each time', async () => {
      const chart = variant('1.0.1-rc.1+build.7');
      const first = await publish(chart);
      expect(first).toMatchObject({
        pushed: true,
        version: '1.0.1-rc.1+build.7',
      });
      expect(await publish(chart)).toEqual({ ...first, pushed: false });
      expect(await registry.listVersions()).toContain('1.0.1-rc.1+build.7');
    });

    it('refuses a version that exists with other bytes', async () => {
      const other = variant('1.0.1-rc.1+build.7', [
        ['values.yaml', /$/, '\n# changed\n'],
      ]);
      await expect(publish(other)).rejects.toThrow(
        /:1\.0\.1-rc\.1\+build\.7 exists with other content .*raise version in Chart\.yaml/,
      );
    });

    it('refuses a chart of another name', async () => {
      await expect(
        publish(variant('1.0.9', [['Chart.yaml', 'eks_baseline', 'other']])),
      ).rejects.toThrow(/is called other_chart, but .*\/eks_baseline_chart/);
    });

    it('says what a stranger to the registry may do', async () => {
      const stranger = OciChartRegistry.create({
        registry: registry.address.replace(/\/[^/]+$/, ''),
        chart: 'eks_baseline_chart',
        url: sandbox.urls.ecr,
        login: {
          getCredentials: async () => ({ username: 'AWS', password: 'wrong' }),
        },
      });
      await expect(
        publishChart({ chartDir: CHART, registry: stranger }),
      ).rejects.toMatchObject({
        system: 'Chart registry',
        status: 401,
        remedy: expect.stringMatching(/ecr:GetAuthorizationToken/),
      });
    });

    it('shows no credentials to others: not on a command line, not in an environment, not afterwards', async () => {
      const log = join(folder, 'helm.log');
      const spy = join(folder, 'helm');
      writeFileSync(
        spy,
        `#!/bin/sh\n{ printf '%s\\n' "$@"; env; } >> '${log}'\nexec '${await helmPath()}' "$@"\n`,
        { mode: 0o755 },
      );
      process.env.HELM_BINARY = spy;
      try {
        await publish(variant('1.0.2'));
      } finally {
        delete process.env.HELM_BINARY;
      }
      const seen = readFileSync(log, 'utf8');
      const files = [...seen.matchAll(/^--registry-config\n(.*)$/gm)];
      expect(files.length).toBeGreaterThanOrEqual(2);
      expect(files.filter(([, file]) => existsSync(file))).toEqual([]);
      for (const { password } of issued) {
        expect(password.length).toBeGreaterThan(20);
        expect(seen).not.toContain(password);
        expect(seen).not.toContain(
          Buffer.from(`AWS:${password}`).toString('base64'),
        );
      }
      expect(seen).not.toContain(TOKEN);
      expect(issued.length).toBeGreaterThan(0);
    });
  });

  describe('an upgrade', () => {
    const request = { environment: 'dev', version: '1.1.0', actor: 'ana' };

    it('has nothing to do where the environment is there already', async () => {
      const [text] = [
        await (await platform.snapshot()).read('applicationsets/dev.yaml'),
      ];
      const version = /targetRevision: (\d\S*)/.exec(text!)![1];
      await expect(
        upgrader.propose({ ...request, version }),
      ).resolves.toBeUndefined();
    });

    it.each([
      [
        'a version that is not there',
        { version: '7.7.7' },
        /has no version 7\.7\.7\. The newest that it has: .*1\.0\.0.*yarn chart:publish/,
      ],
      ['a range', { version: '^1.0.0' }, /no exact semantic version/],
      ['no environment', { environment: 'qa' }, /Choose one of dev, staging/],
    ])('is refused for %s', async (_title, change, message) => {
      await expect(upgrader.propose({ ...request, ...change })).rejects.toThrow(
        message,
      );
    });

    it('that changes selectors names the services', async () => {
      await publish(
        variant('2.0.0', [
          [
            'templates/_metadata.tpl',
            'app.kubernetes.io/component: app',
            'app.kubernetes.io/component: main',
          ],
        ]),
      );
      const attempt = upgrader.propose({ ...request, version: '2.0.0' });
      await expect(attempt).rejects.toMatchObject({
        name: 'UpgradeRefusedError',
        refusals: expect.arrayContaining([
          {
            service: 'orders',
            reason: 'selector',
            message: expect.stringContaining('selector of Deployment/orders'),
          },
          expect.objectContaining({ service: 'jobs', reason: 'selector' }),
        ]),
      });
      await expect(attempt).rejects.toThrow(/3 of 6 services stand in its way/);
    });

    it("that rejects a service's values says so in helm's words", async () => {
      await publish(
        variant('1.2.0', [
          [
            'values.schema.json',
            /"progressDeadlineSeconds": \{/,
            '"progressDeadlineSeconds": { "maximum": 600,',
          ],
        ]),
      );
      await expect(
        upgrader.propose({
          ...request,
          environment: 'staging',
          version: '1.2.0',
        }),
      ).rejects.toThrow(
        /1 of 1 services stand in its way\.\n {2}- orders: .*\/workload\/progressDeadlineSeconds.*maximum/s,
      );
    });

    it('is one pull request, however often it is asked for, and runs when it is merged', async () => {
      await publish(
        variant('1.1.0', [
          [
            'values.yaml',
            'progressDeadlineSeconds: 300',
            'progressDeadlineSeconds: 450',
          ],
          ['Chart.yaml', 'batch/Job\n', 'batch/Job\n    apps/DaemonSet\n'],
        ]),
      );
      await until('the first rendering', async () => {
        const app = await application('orders-dev');
        return app?.status.sync.status === 'Synced';
      });

      const first = await upgrader.propose(request);
      expect(first).toMatchObject({
        title: 'Move dev from chart 1.0.0 to 1.1.0',
        plan: { newKinds: ['apps/DaemonSet'], refusals: [] },
      });
      const states = first!.plan.services.map(({ service, state }) => [
        service,
        state,
      ]);
      expect(states).toEqual([
        ['fresh', 'same'],
        ['half', 'broken'],
        ['jobs', 'changed'],
        ['odd', 'broken'],
        ['orders', 'changed'],
        ['shop', 'changed'],
      ]);
      const { number } = first!.pullRequest;
      const pull = await github(`/pulls/${number}`);
      expect(pull).toMatchObject({
        title: 'Move dev from chart 1.0.0 to 1.1.0',
        body: first!.body,
        commits: 1,
        changed_files: 2,
        additions: 2,
        deletions: 1,
      });
      expect(pull.body).toContain('| Deployment |  | 3 |  |');
      expect(pull.body).toContain('no Pod restarts');
      expect(pull.body).toMatch(
        /### jobs\n[^#]*The same for `orders`, `shop`\.[^#]*- spec\.progressDeadlineSeconds: 300\n\+ spec\.progressDeadlineSeconds: 450\n/,
      );

      const again = await upgrader.propose(request);
      expect(again).toEqual(first);
      expect(await github(`/pulls/${number}`)).toMatchObject({
        commits: 1,
        body: first!.body,
      });

      await publish(variant('1.1.1'));
      const other = await upgrader.propose({ ...request, version: '1.1.1' });
      expect(other!.pullRequest.number).toBe(number);
      expect(await github(`/pulls/${number}`)).toMatchObject({
        title: 'Move dev from chart 1.0.0 to 1.1.1',
        body: expect.stringContaining('none changes'),
      });
      await upgrader.propose(request);

      const log = await github(`/pulls/${number}/commits`);
      expect(log[0].commit.message).toBe(
        'Move dev from chart 1.0.0 to 1.1.0\n\nDelivery-Environment: dev\nDelivery-Action: upgrade\nDelivery-Actor: ana\n',
      );
      await github(`/pulls/${number}/merge`, {
        method: 'PUT',
        body: JSON.stringify({ merge_method: 'squash' }),
      });
      const app = await until('the new chart', async () => {
        await application('root');
        const found = await application('orders-dev');
        return (
          found?.status.sync.status === 'Synced' &&
          found.status.sync.revisions[0] === '1.1.0' &&
          found
        );
      });
      expect(app.spec.sources[0].targetRevision).toBe('1.1.0');
      const live = await fetch(
        `${sandbox.urls.kubernetes}/apis/apps/v1/namespaces/dev/deployments/orders`,
        { headers: { authorization: `Bearer ${TOKEN}` } },
      );
      expect(await live.json()).toMatchObject({
        spec: { progressDeadlineSeconds: 450 },
      });
      await expect(upgrader.propose(request)).resolves.toBeUndefined();
    });
  });
});
