import { TestDatabases } from '@backstage/backend-test-utils';
import { createWorld, type World } from '../../__testUtils__/fakes';

describe('delivery:preflight', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let world: World;

  beforeEach(async () => {
    world = await createWorld(databases);
  });

  const input = {
    name: 'orders',
    owner: 'payments',
    environments: ['staging', 'dev'],
    description: 'Takes "orders" – ${{ secrets.X }} 🚢 $(id) - a: b',
  };
  const preflight = (changes: object = {}, task = 'task-1') =>
    world.run('delivery:preflight', { ...input, ...changes }, { task });
  const claimed = async () =>
    (await world.ledger.listUnsettled()).map(({ service }) => service);

  it('claims a name that is free, and answers with what it has checked', async () => {
    await expect(preflight()).resolves.toEqual({
      name: 'orders',
      owner: 'group:default/payments',
      description: input.description,
      environments: ['dev', 'staging'],
      repositoryOwner: 'acme',
      repositorySlug: 'acme/orders',
      repositoryUrl: 'https://github.test/acme/orders',
    });
    expect(await claimed()).toEqual(['orders']);
    await expect(preflight()).resolves.toBeDefined();
  });

  it.each<[string, object, RegExp]>([
    ['an edge hyphen', { name: '-orders' }, /starts with a letter/],
    ['a hyphen at the end', { name: 'orders-' }, /ends with a letter/],
    ['64 characters', { name: 'a'.repeat(64) }, /at most 40 characters/],
    ['a reserved word', { name: 'argocd' }, /"argocd" is reserved/],
    ['no environment', { environments: [] }, /at least one of dev, staging/],
    ['an unknown one', { environments: ['qa'] }, /no "qa"\. Choose from dev/],
    ['no owner', { owner: '' }, /Owner: "" is no entity reference/],
    ['a line break', { description: 'a\nb' }, /on one line/],
    ['a control character', { description: 'a\u0007b' }, /control characters/],
    ['one host for two', { host: 'a.test' }, /cannot share a\.test/],
    ['a floating image', { image: 'redis' }, /Image: Give a tag or a digest/],
    ['a forbidden image', { image: 'evil.test/x:1' }, /Images of evil\.test/],
    ['no image at all', { image: '${{ x }}' }, /Image: An image has no spaces/],
    ['the platform itself', { name: 'pipelines' }, /"pipelines" is reserved/],
    ['10 kB', { description: 'x'.repeat(10_240) }, /GitHub takes 350/],
  ])('refuses %s before it asks anybody', async (_, changes, message) => {
    world.gitops.checkAccess = () => {
      throw new Error('asked');
    };
    await expect(preflight(changes)).rejects.toThrow(message);
    await expect(preflight(changes)).rejects.not.toThrow(/asked/);
    expect(await claimed()).toEqual([]);
  });

  it.each<[string, () => Promise<unknown> | unknown, RegExp]>([
    [
      'GitHub',
      () =>
        world.github.createRepository({
          name: 'orders',
          description: '',
          visibility: 'private',
          marker: 'theirs',
          markerUrl: '',
        }),
      /GitHub, repository acme\/orders: it exists already/,
    ],
    [
      'ECR',
      () =>
        world.ecr.createRepository({
          service: 'orders',
          marker: 'theirs',
          githubRepositoryId: 1,
        }),
      /ECR, repository services\/orders: it exists already/,
    ],
    [
      'GitOps, by a record',
      () => world.gitops.files.set('services/orders.yaml', 'name: orders'),
      /GitOps, file services\/orders.yaml: a service of this name/,
    ],
    [
      'GitOps, by a directory',
      () => world.gitops.files.set('environments/prod/orders/values.yaml', ''),
      /GitOps, file environments\/prod\/orders\/values.yaml: it exists/,
    ],
    [
      'Argo CD',
      async () => {
        world.gitops.files.set('environments/dev/orders/values.yaml', '');
        await world.argocd.notifyPush({ before: '', after: '' });
        world.gitops.files.clear();
      },
      /Argo CD, Application orders-dev: it exists already/,
    ],
    [
      'the ledger',
      () => preflight({}, 'task-2'),
      /task task-2 is creating a service named "orders"/,
    ],
  ])('refuses a name that is taken in %s', async (_, take, message) => {
    await take();
    await expect(preflight()).rejects.toThrow(message);
    await expect(
      world.ledger.find({ service: 'orders', taskId: 'task-1' }),
    ).resolves.toBeUndefined();
  });

  it('refuses a name that is taken in the catalog, and an owner that is not there', async () => {
    await expect(
      preflight({ name: 'catalogued', owner: 'nobody' }),
    ).rejects.toThrow(
      /component:default\/catalogued: it exists already[^]*group:default\/nobody: there is no such owner/,
    );
  });

  describe('of a prebuilt image', () => {
    const mirrored = 'registry.test/docker-hub/library/redis:8.8.2';
    const digest = `sha256:${'a'.repeat(64)}`;

    it('finds out where it is taken from and what it is', async () => {
      world.images.images.set(mirrored, digest);
      await expect(preflight({ image: 'redis:8.8.2' })).resolves.toMatchObject({
        image: `${mirrored}@${digest}`,
        imageCertainty: 'found',
      });
    });

    it('takes it as it was named when the registry does not answer', async () => {
      world.images.reachable = false;
      await expect(preflight({ image: 'redis:8.8.2' })).resolves.toMatchObject({
        image: mirrored,
        imageCertainty: 'tagged',
      });
      const named = `redis@${digest}`;
      await expect(preflight({ image: named })).resolves.toMatchObject({
        imageCertainty: 'named',
      });
    });

    it('refuses one that is not there', async () => {
      await expect(preflight({ image: 'redis:8.8.3' })).rejects.toThrow(
        /Image: There is no image .*redis:8\.8\.3.*Correct its name, tag/,
      );
      expect(await claimed()).toEqual([]);
    });
  });

  describe('of an existing repository', () => {
    const existing = (changes: object = {}) =>
      preflight({ repository: 'existing', ...changes });
    const exists = () =>
      world.github.createRepository({
        name: 'orders',
        description: '',
        visibility: 'private',
        marker: '',
        markerUrl: '',
      });

    it('claims its name', async () => {
      await exists();
      await expect(existing()).resolves.toMatchObject({ name: 'orders' });
      expect(await claimed()).toEqual(['orders']);
    });

    it.each<[string, () => unknown, RegExp]>([
      ['there is none', () => {}, /acme\/orders: it is not there/],
      [
        'it is archived',
        async () => Object.assign(await exists(), { archived: true }),
        /"orders" cannot become a service:[^]*acme\/orders: it is archived/,
      ],
      [
        'it is empty',
        async () => {
          await exists();
          world.github.getBranch = async () => undefined as never;
        },
        /acme\/orders: it is empty: its default branch main has no commit/,
      ],
      [
        'it is called so but for its capitals',
        async () => Object.assign(await exists(), { name: 'Orders' }),
        /its name is "Orders".* Rename it to "orders"/,
      ],
      [
        'fewer see the pipeline than see it',
        async () => {
          Object.assign(await exists(), { visibility: 'public' });
          const pipelines = await world.github.createRepository({
            name: 'pipelines',
            description: '',
            visibility: 'internal',
            marker: '',
            markerUrl: '',
          });
          expect(pipelines.visibility).toBe('internal');
        },
        /orders: it is public, and acme\/pipelines.* is internal: .*Make acme\/orders internal/,
      ],
      [
        'something of its name is there',
        async () => {
          await exists();
          await world.ecr.createRepository({
            service: 'orders',
            marker: 'theirs',
            githubRepositoryId: 1,
          });
        },
        /ECR, .*: it exists already\. Remove it there .* rename the repository/,
      ],
      [
        'it is a service already',
        async () => {
          await exists();
          world.gitops.files.set('services/orders.yaml', 'name: orders');
        },
        /recorded already\. It is under the platform/,
      ],
    ])('refuses when %s', async (_, prepare, message) => {
      await prepare();
      await expect(existing()).rejects.toThrow(message);
      expect(await claimed()).toEqual([]);
    });

    it('takes the component of this repository, and no other', async () => {
      Object.assign(await exists(), { name: 'catalogued' });
      world.github.repositories.set(
        'catalogued',
        world.github.repositories.get('orders')!,
      );
      await expect(existing({ name: 'catalogued' })).rejects.toThrow(
        /component:default\/catalogued: it exists already/,
      );
      world.component.metadata.annotations = {
        'github.com/project-slug': 'acme/catalogued',
      };
      await expect(existing({ name: 'catalogued' })).resolves.toBeDefined();
    });
  });

  it('reports all problems at once', async () => {
    world.gitops.ownerType = 'User';
    world.gitops.remaining = 3;
    world.ecr.getRepository = async () => {
      throw new Error('ECR, repository services/orders: denied.');
    };

    await expect(preflight({ owner: 'nobody' })).rejects.toThrow(
      /denied[^]*person's account[^]*3 of 5000 requests[^]*no such owner/,
    );
    expect(await claimed()).toEqual([]);
  });

  it('lets go of a finished creation whose service is nowhere any more', async () => {
    await preflight();
    await world.run('delivery:complete', { name: 'orders' });

    await expect(preflight({}, 'task-2')).resolves.toBeDefined();
    await expect(world.ledger.holder('orders')).resolves.toMatchObject({
      taskId: 'task-2',
      state: 'creating',
    });
  });
});
