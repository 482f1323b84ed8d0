import { TestDatabases } from '@backstage/backend-test-utils';
import type { Application } from '@internal/plugin-delivery-node';
import { config, createWorld, type World } from '../../__testUtils__/fakes';
import { checkApplication } from './checkApplication';

const right: Application = {
  name: 'orders-dev',
  labels: {},
  project: 'dev',
  destination: { server: 'https://kubernetes.default.svc', namespace: 'dev' },
  sources: [
    {
      repoUrl: 'oci://registry.test/charts',
      chart: 'eks_baseline_chart',
      targetRevision: '1.2.3',
    },
    {
      repoUrl: 'https://github.test/acme/gitops-apps',
      targetRevision: 'main',
      ref: 'values',
    },
  ],
  sync: 'Synced',
  revisions: [],
  health: 'Healthy',
  resources: [],
  conditions: [],
};
const [chart, values] = right.sources;

describe('checkApplication', () => {
  it.each<[string, Partial<Application>, string[]]>([
    ['nothing in a right one', {}, []],
    [
      'a project',
      { project: 'default' },
      ['its project is "default" instead of "dev"'],
    ],
    [
      'a destination',
      { destination: { server: 'https://other', namespace: 'kube-system' } },
      [
        'its namespace is "kube-system" instead of "dev"',
        'its server is "https://other" instead of "https://kubernetes.default.svc"',
      ],
    ],
    ['no chart', { sources: [values] }, ['it has no source with a chart']],
    [
      'another chart',
      { sources: [{ ...chart, chart: 'evil', repoUrl: 'evil.test' }, values] },
      [
        'its chart is "evil" instead of "eks_baseline_chart"',
        'its chart registry is "evil.test" instead of "registry.test/charts"',
      ],
    ],
    ...['*', 'HEAD', '1.x', '>=1.0.0', '1.2', ''].map(
      (revision): [string, Partial<Application>, string[]] => [
        `the floating version "${revision}"`,
        { sources: [{ ...chart, targetRevision: revision }, values] },
        [`its chart has no exact version but "${revision}"`],
      ],
    ),
    ['no values', { sources: [chart] }, ['it has no source with ref "values"']],
    [
      "another's values",
      { sources: [chart, { ...values, repoUrl: 'https://github.test/x/y' }] },
      [
        'its values come from "https://github.test/x/y" instead of acme/gitops-apps',
      ],
    ],
    [
      'an error, but no warning',
      {
        conditions: [
          { type: 'InvalidSpecError', message: 'not permitted in project dev' },
          { type: 'OrphanedResourceWarning', message: 'orphans' },
        ],
      },
      ['Argo CD says InvalidSpecError: not permitted in project dev'],
    ],
    [
      'a deletion',
      { deleting: true },
      ['Argo CD is still deleting an earlier one'],
    ],
  ])('finds %s', (_, changes, problems) => {
    expect(
      checkApplication(
        { ...right, ...changes },
        config.environments[0],
        config,
      ),
    ).toEqual(problems);
  });
});

describe('delivery:argocd:register-application', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let world: World;

  beforeEach(async () => {
    world = await createWorld(databases);
    await world.ledger.claim({ service: 'orders', taskId: 'task-1' });
    world.gitops.files.set('environments/dev/orders/values.yaml', '');
  });

  const register = (environments = ['dev']) =>
    world.run('delivery:argocd:register-application', {
      name: 'orders',
      environments,
      commit: 'c0ffee',
      before: 'decade',
    });

  it('sends the push event and waits', async () => {
    await expect(register(['dev', 'prod'])).resolves.toMatchObject({
      applications: [{ name: 'orders-dev', environment: 'dev' }],
    });
    expect(world.argocd.events).toMatchObject([
      { before: 'decade', after: 'c0ffee', newApplications: true },
    ]);
    expect(world.argocd.asked).toEqual([]);
  });

  it.each<[string, () => Promise<void>]>([
    ['breaks off', () => Promise.reject(new Error('the stream ended'))],
    [
      'tells nothing, as of Applications without the label',
      () => new Promise(() => {}),
    ],
  ])('asks by itself where the stream %s', async (_, watch) => {
    world.argocd.watchApplications = watch;
    await expect(register()).resolves.toMatchObject({
      applications: [{ name: 'orders-dev' }],
    });
    expect(world.argocd.asked).toContain('orders-dev');
  });

  it('waits for one that becomes right', async () => {
    const wrong = { conditions: [{ type: 'SyncError', message: 'a moment' }] };
    world.argocd.alter = application => ({ ...application, ...wrong });
    // The stream has told of it as it was at first.
    world.argocd.getApplication = async name => ({
      ...world.argocd.applications.get(name)!,
      conditions: [],
    });
    await expect(register()).resolves.toBeDefined();
  });

  it('says that the ApplicationSet is missing', async () => {
    world.argocd.applicationSets.delete('dev');
    await expect(register()).rejects.toThrow(
      /Application orders-dev: it did not appear.*no Application at all: applicationsets\/dev.yaml of gitops-platform is not applied/,
    );
  });

  it('says that the ApplicationSet has not taken the commit', async () => {
    world.gitops.files.set('environments/dev/other/values.yaml', '');
    await world.argocd.notifyPush({ before: '', after: '' });
    world.argocd.applications.delete('orders-dev');
    world.argocd.applicationSets.delete('dev');
    await expect(register()).rejects.toThrow(
      /has 1 others, so applicationsets\/dev.yaml works/,
    );
  });

  it('says what the project refuses', async () => {
    world.argocd.alter = application => ({
      ...application,
      conditions: [
        { type: 'InvalidSpecError', message: 'repository is not permitted' },
      ],
    });
    await expect(register()).rejects.toThrow(
      /InvalidSpecError: repository is not permitted.*Correct applicationsets\/dev.yaml or projects\/dev.yaml/,
    );
  });
});
