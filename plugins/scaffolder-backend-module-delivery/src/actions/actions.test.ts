import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { createWorld, type World } from '../__testUtils__/fakes';
import { parse } from 'yaml';

const ACTIONS = [
  'delivery:preflight',
  'delivery:ci:seed-workflow',
  'delivery:github:create-repository',
  'delivery:github:inspect-repository',
  'delivery:github:propose',
  'delivery:ecr:create-repository',
  'delivery:gitops:write-service',
  'delivery:argocd:register-application',
  'delivery:github:push',
  'delivery:complete',
  'delivery:cleanup',
  'delivery:chart:upgrade',
];

describe('the actions', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const workspace = createMockDirectory();
  let world: World;

  beforeEach(async () => {
    world = await createWorld(databases);
    workspace.setContent({
      'README.md': '# orders',
      'catalog-info.yaml': 'kind: Component',
      'logo.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]),
    });
  });

  const run = (id: string, input: JsonObject, task = 'task-1') =>
    world.run(id, input, { task, workspacePath: workspace.path });

  const create = async (
    options: { name?: string; task?: string; environments?: string[] } = {},
  ) => {
    const { name = 'orders', task = 'task-1' } = options;
    const { environments = ['dev', 'staging', 'prod'] } = options;
    const owner = 'group:default/payments';
    const description = 'Takes orders';
    const base = { name, owner, description, environments };
    const of = (id: string, input: JsonObject) => run(id, input, task);
    await of('delivery:preflight', base);
    const workflow = await of('delivery:ci:seed-workflow', {
      language: 'node',
    });
    const repository = await of('delivery:github:create-repository', base);
    const registry = await of('delivery:ecr:create-repository', {
      name,
      repositoryId: repository.repositoryId!,
    });
    const gitops = await of('delivery:gitops:write-service', {
      ...base,
      template: { name: 'node-service', version: '1.0.0' },
      size: 'small',
      repositoryId: repository.repositoryId!,
      repositorySlug: repository.slug!,
      ecrRepository: registry.name!,
    });
    const applications = await of('delivery:argocd:register-application', {
      name,
      environments,
      commit: gitops.commit!,
      before: gitops.before!,
    });
    const push = await of('delivery:github:push', {
      name,
      digest: workflow.digest!,
      owner,
    });
    return { workflow, repository, registry, gitops, applications, push };
  };

  const nothingIsLeft = () => {
    expect([...world.github.repositories.keys()]).toEqual([]);
    expect([...world.ecr.repositories.keys()]).toEqual([]);
    expect([...world.gitops.files.keys()]).toEqual([]);
    expect([...world.gitops.pullRequests.keys()]).toEqual([]);
    expect([...world.argocd.applications.keys()]).toEqual([]);
  };

  it('create a service in all systems', async () => {
    const { repository, registry, gitops, applications, push } = await create();
    await run('delivery:complete', { name: 'orders' });

    const stored = world.github.repositories.get('orders')!;
    expect(repository).toMatchObject({
      slug: 'acme/orders',
      repositoryId: stored.id,
    });
    expect(stored).toMatchObject({
      marker: 'task-1',
      visibility: 'private',
      topics: ['delivery'].concat('team-payments'),
      protections: 1,
      teams: { payments: 'maintain' },
    });
    expect(stored.files.map(file => file.path)).toEqual([
      '.github/workflows/ci.yaml',
      'README.md',
      'catalog-info.yaml',
      'logo.png',
    ]);
    expect(push.commit).toBe(stored.commit.sha);
    expect(registry).toMatchObject({ name: 'services/orders' });
    expect(world.ecr.repositories.get('orders')).toMatchObject({
      githubRepositoryId: stored.id,
      marker: 'task-1',
    });
    expect(world.gitops.commits).toHaveLength(2);
    expect([...world.gitops.files.keys()].sort()).toEqual([
      'environments/dev/orders/release.yaml',
      'environments/dev/orders/values.yaml',
      'environments/staging/orders/release.yaml',
      'environments/staging/orders/values.yaml',
      'services/orders.yaml',
    ]);
    await expect(world.gitops.readRecord('orders')).resolves.toEqual({
      name: 'orders',
      description: 'Takes orders',
      owner: 'group:default/payments',
      system: '',
      template: { name: 'node-service', version: '1.0.0' },
      creation: { task: 'task-1' },
      repository: { slug: 'acme/orders', id: stored.id },
      ecr: { repository: 'services/orders' },
      environments: ['dev', 'staging', 'prod'],
      quarantine: [],
    });
    expect(gitops.pullRequests).toEqual([
      {
        number: 1,
        url: 'https://github.test/acme/gitops-apps/pull/1',
        environments: ['prod'],
      },
    ]);
    expect(
      world.gitops.pullRequests.get('delivery/create-orders'),
    ).toBeDefined();
    expect(applications.applications).toMatchObject([
      { name: 'orders-dev', environment: 'dev' },
      { name: 'orders-staging', environment: 'staging' },
    ]);
    await expect(world.ledger.holder('orders')).resolves.toMatchObject({
      state: 'done',
      made: {
        repository: { id: stored.id },
        ecr: { name: 'services/orders' },
        gitops: { commit: gitops.commit, pullRequests: [1] },
        applications: ['orders-dev', 'orders-staging'],
      },
    });
  });

  it('may all be repeated by the same task without a trace', async () => {
    const first = await create();
    const commits = world.gitops.commits.length;
    const pushed = [...world.github.commits];

    await expect(create()).resolves.toMatchObject({
      repository: first.repository,
      registry: first.registry,
      push: first.push,
    });
    expect(world.gitops.commits).toHaveLength(commits);
    expect(world.github.commits).toEqual(pushed);
  });

  it('undo everything, twice, and free the name for another task', async () => {
    await create();
    const cleanup = () => run('delivery:cleanup', { name: 'orders' });

    await expect(cleanup()).resolves.toEqual({ state: 'cleaned' });
    nothingIsLeft();
    await expect(cleanup()).resolves.toEqual({ state: 'cleaned' });
    await expect(run('delivery:complete', { name: 'orders' })).rejects.toThrow(
      /was undone.*press Create again/,
    );

    await create({ task: 'task-2' });
    await expect(cleanup()).resolves.toEqual({ state: 'cleaned' });
    expect(world.github.repositories.get('orders')?.marker).toBe('task-2');
  });

  it('undo nothing that is complete or was never claimed', async () => {
    await create();
    await run('delivery:complete', { name: 'orders' });

    await expect(run('delivery:cleanup', { name: 'orders' })).resolves.toEqual({
      state: 'done',
    });
    await expect(run('delivery:cleanup', { name: 'other' })).resolves.toEqual({
      state: 'none',
    });
    expect(world.github.repositories.has('orders')).toBe(true);
  });

  it('undo only what carries the own marker', async () => {
    await run('delivery:preflight', {
      name: 'orders',
      owner: 'payments',
      environments: ['dev'],
    });
    await world.ledger.enter({
      service: 'orders',
      taskId: 'task-1',
      begins: { repository: {}, ecr: {}, gitops: {} },
    });
    await world.github.createRepository({
      name: 'orders',
      description: '',
      visibility: 'private',
      marker: 'theirs',
      markerUrl: '',
    });
    await world.ecr.createRepository({
      service: 'orders',
      marker: 'theirs',
      githubRepositoryId: 1,
    });
    await world.gitops.commit({
      subject: 'theirs',
      trailers: {
        service: 'orders',
        environments: [],
        action: 'create',
        actor: 'them',
      },
      plan: async () => ({
        'services/orders.yaml': 'name: orders',
        'environments/dev/orders/values.yaml': '{}',
      }),
    });
    await world.argocd.notifyPush({ before: '', after: '' });

    await run('delivery:cleanup', { name: 'orders' });

    expect(world.github.repositories.size).toBe(1);
    expect(world.ecr.repositories.size).toBe(1);
    expect(world.gitops.files.size).toBe(2);
    expect(world.argocd.applications.size).toBe(1);
  });

  it.each([
    ['delivery:github:create-repository', { description: 'x' }],
    ['delivery:ecr:create-repository', { repositoryId: 1 }],
    [
      'delivery:argocd:register-application',
      { environments: ['dev'], commit: 'c' },
    ],
    ['delivery:github:push', { digest: 'sha256:0' }],
    ['delivery:complete', {}],
  ])('%s refuses a name that another task holds', async (id, input) => {
    await run('delivery:preflight', {
      name: 'orders',
      owner: 'payments',
      environments: ['dev'],
    });

    await expect(
      run(id, { name: 'orders', ...input }, 'task-2'),
    ).rejects.toThrow(/task task-1 is creating a service named "orders"/);
    await expect(run(id, { name: 'unclaimed', ...input })).rejects.toThrow(
      /delivery:preflight/,
    );
    nothingIsLeft();
  });

  describe('examples', () => {
    it.each(ACTIONS)('of %s run dry', async id => {
      const action = world.actions.get(id)!;
      workspace.addContent({ 'home/catalog-info.yaml': 'kind: Component' });
      expect(action.supportsDryRun).toBe(true);
      expect(action.examples!.length).toBeGreaterThan(0);
      for (const { example } of action.examples!) {
        for (const step of parse(example).steps) {
          expect(step.action).toBe(id);
          const outputs = await world.run(id, step.input, {
            isDryRun: true,
            workspacePath: workspace.path,
          });
          const { properties, required } = action.schema!.output!;
          const given = Object.keys(outputs);
          expect(Object.keys(properties!)).toEqual(
            expect.arrayContaining(given),
          );
          expect(given).toEqual(
            expect.arrayContaining((required as string[]) ?? []),
          );
        }
      }
      nothingIsLeft();
      await expect(world.ledger.listUnsettled()).resolves.toEqual([]);
    });

    it.each(ACTIONS)(
      'of %s fit its schema, whose every field is described',
      id => {
        const { schema, examples } = world.actions.get(id)!;
        for (const side of [schema!.input!, schema!.output!]) {
          for (const [name, property] of Object.entries(side.properties!)) {
            expect([name, (property as JsonObject).description]).toEqual([
              name,
              expect.stringMatching(/\w{3}/),
            ]);
          }
        }
        for (const { example } of examples!) {
          for (const { input } of parse(example).steps) {
            expect(Object.keys(schema!.input!.properties!)).toEqual(
              expect.arrayContaining(Object.keys(input)),
            );
            expect(Object.keys(input)).toEqual(
              expect.arrayContaining(
                (schema!.input!.required as string[]) ?? [],
              ),
            );
          }
        }
      },
    );
  });
});
