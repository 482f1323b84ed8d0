import { ConfigReader } from '@backstage/config';
import { readDeliveryConfig, readDeliveryParts } from './readDeliveryConfig';

const minimal = {
  github: { owner: 'acme' },
  chart: { registry: 'registry.example/charts' },
  ecr: { accountId: '123456789012', region: 'us-east-1' },
  argocd: { baseUrl: 'https://argocd.example/', token: 'secret-token' },
  environments: [{ name: 'dev' }],
  sizes: { small: { replicas: 2, cpu: '100m', memory: '128Mi' } },
};

const read = (
  delivery: object,
  app: object = { baseUrl: 'https://portal.example/' },
) =>
  readDeliveryConfig(
    new ConfigReader(JSON.parse(JSON.stringify({ app, delivery }))),
  );

describe('readDeliveryConfig', () => {
  it('fills in what need not be said', () => {
    expect(read(minimal)).toEqual({
      appBaseUrl: 'https://portal.example',
      github: {
        host: 'github.com',
        owner: 'acme',
        cloneCommand: 'git clone {url}',
      },
      pipeline: {
        repository: 'pipelines',
        workflow: 'deliver.yaml',
        ref: 'main',
      },
      gitops: {
        repository: 'gitops-apps',
        branch: 'main',
        platformRepository: 'gitops-platform',
      },
      chart: {
        registry: 'registry.example/charts',
        name: 'eks_baseline_chart',
      },
      ecr: {
        accountId: '123456789012',
        region: 'us-east-1',
        endpoint: undefined,
        registry: '123456789012.dkr.ecr.us-east-1.amazonaws.com',
        namePrefix: '',
        pullAccountIds: [],
        kmsKeyArn: undefined,
      },
      images: { allowedRegistries: [], mirrors: {} },
      argocd: {
        baseUrl: 'https://argocd.example',
        token: 'secret-token',
        namespace: 'argocd',
        applicationSetWebhook: undefined,
      },
      environments: [
        {
          name: 'dev',
          namespace: 'dev',
          server: 'https://kubernetes.default.svc',
          project: 'dev',
          changes: 'commit',
          rollback: 'automatic',
          approvers: [],
        },
      ],
      sizes: [{ name: 'small', replicas: 2, cpu: '100m', memory: '128Mi' }],
    });
  });

  it('takes everything that can be said', () => {
    const config = read({
      ...minimal,
      github: { host: 'localhost:4801', owner: 'acme' },
      ecr: {
        ...minimal.ecr,
        endpoint: null,
        registry: 'localhost:4802',
        namePrefix: 'services/',
        pullAccountIds: ['210987654321'],
        kmsKeyArn: 'arn:aws:kms:us-east-1:123456789012:key/1',
      },
      images: {
        allowedRegistries: ['public.ecr.aws', 'ghcr.io/acme', 'localhost:5000'],
        mirrors: { 'docker.io': 'localhost:4802/docker-hub' },
      },
      argocd: {
        ...minimal.argocd,
        applicationSetWebhook: { url: 'http://localhost:1/hook', secret: 's' },
      },
      environments: [
        {
          name: 'prod',
          namespace: 'production',
          project: 'production',
          changes: 'pull-request',
          rollback: 'manual',
          approvers: ['group:platform', 'user:default/Ana'],
        },
      ],
    });
    expect(config.ecr.registry).toBe('localhost:4802');
    expect(config.argocd.applicationSetWebhook?.secret).toBe('s');
    expect(config.images.mirrors).toEqual({
      'docker.io': 'localhost:4802/docker-hub',
    });
    expect(config.environments[0]).toMatchObject({
      namespace: 'production',
      approvers: ['group:default/platform', 'user:default/ana'],
    });
  });

  it.each<[string, object, string]>([
    ['an owner', { github: {} }, 'delivery.github.owner: expected a text'],
    [
      'a host with a scheme',
      { github: { host: 'https://github.com', owner: 'acme' } },
      'delivery.github.host: expected a host (and port) without a scheme',
    ],
    [
      'a clone command that clones nothing',
      { github: { owner: 'acme', cloneCommand: 'git clone' } },
      'delivery.github.cloneCommand: expected a command with {url}',
    ],
    [
      'a typing error',
      { github: { owner: 'acme', ownr: 'x' } },
      'delivery.github.ownr: there is no such key',
    ],
    [
      'an account number without quotes',
      { ecr: { ...minimal.ecr, accountId: 123456789012 } },
      'delivery.ecr.accountId: expected the 12 digits of an AWS account, in quotes',
    ],
    [
      'a region',
      { ecr: { ...minimal.ecr, region: 'Virginia' } },
      'delivery.ecr.region: expected an AWS region',
    ],
    [
      'an address',
      { argocd: { ...minimal.argocd, baseUrl: 'argocd' } },
      'delivery.argocd.baseUrl: expected an address',
    ],
    [
      'a missing token',
      { argocd: { baseUrl: 'https://argocd.example' } },
      'delivery.argocd.token: expected a text',
    ],
    [
      'a scheme in the chart registry',
      { chart: { registry: 'oci://x/charts' } },
      'delivery.chart.registry: expected an OCI registry without a scheme',
    ],
    [
      'a scheme in an allowed registry',
      { images: { allowedRegistries: ['https://ghcr.io'] } },
      'delivery.images.allowedRegistries[0]: expected a registry',
    ],
    [
      'a path in what is mirrored',
      { images: { mirrors: { 'docker.io/library': 'mirror.example/hub' } } },
      'delivery.images.mirrors.docker.io/library: expected a registry',
    ],
    [
      'no environments',
      { environments: [] },
      'delivery.environments: expected at least one environment',
    ],
    [
      'environments that are absent',
      { environments: undefined },
      'delivery.environments: expected a list of environments',
    ],
    [
      'a hyphen',
      { environments: [{ name: 'pre-prod' }] },
      'delivery.environments[0].name: An environment name has',
    ],
    [
      'a name twice',
      { environments: [{ name: 'dev' }, { name: 'dev', namespace: 'x' }] },
      'delivery.environments[1].name: expected a name of its own',
    ],
    [
      'a namespace twice',
      { environments: [{ name: 'dev' }, { name: 'qa', namespace: 'dev' }] },
      'delivery.environments[1].namespace: expected a namespace of its own',
    ],
    [
      'an approver',
      { environments: [{ name: 'dev', approvers: ['not a ref'] }] },
      'delivery.environments[0].approvers[0]: expected an entity reference',
    ],
    [
      'changes',
      { environments: [{ name: 'dev', changes: 'push' }] },
      'delivery.environments[0].changes: expected "commit" or "pull-request"',
    ],
    [
      'replicas',
      { sizes: { small: { ...minimal.sizes.small, replicas: '2' } } },
      'delivery.sizes.small.replicas: expected a number of replicas',
    ],
    [
      'memory',
      { sizes: { small: { ...minimal.sizes.small, memory: '128MB' } } },
      'delivery.sizes.small.memory: expected memory in Kubernetes notation',
    ],
    ['no sizes', { sizes: {} }, 'delivery.sizes: expected at least one size'],
  ])('names the key of %s', (_title, change, message) => {
    expect(() => read({ ...minimal, ...change })).toThrow(message);
  });

  it('says all problems at once and no secret', () => {
    const problems = () =>
      read(
        { ...minimal, github: {}, sizes: {}, argocd: { token: 'hush' } },
        {},
      );
    expect(problems).toThrow('wrong in 4 places');
    expect(problems).toThrow('app.baseUrl: expected the address of the portal');
    expect(problems).toThrow('delivery.argocd.baseUrl: expected a text');
    expect(problems).not.toThrow('hush');
  });

  it('says so when nothing is configured', () => {
    expect(() =>
      readDeliveryConfig(new ConfigReader({ app: { baseUrl: 'http://x' } })),
    ).toThrow('delivery: expected the configuration of the platform');
  });

  it('leaves keys of other parts of the platform alone', () => {
    expect(() =>
      read({ ...minimal, guardian: { enabled: true } }),
    ).not.toThrow();
  });
});

describe('readDeliveryParts', () => {
  const parts = (delivery: object | undefined) =>
    readDeliveryParts(
      new ConfigReader(JSON.parse(JSON.stringify({ delivery }))),
      ['chart', 'ecr'],
    );

  it('reads what it is asked for, as the whole has it, and needs nothing else', () => {
    const { chart, ecr } = minimal;
    expect(parts({ chart, ecr })).toEqual({
      chart: read(minimal).chart,
      ecr: read(minimal).ecr,
    });
  });

  it('names what is wrong', () => {
    expect(() => parts({ chart: minimal.chart, ecr: {} })).toThrow(
      /delivery\.ecr\.accountId: expected the 12 digits/,
    );
    expect(() => parts(undefined)).toThrow(
      /expected the configuration of the platform/,
    );
  });
});
