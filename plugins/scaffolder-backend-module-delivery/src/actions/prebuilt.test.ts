import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { createWorld, type World } from '../__testUtils__/fakes';

const image = 'registry.test/docker-hub/library/redis:8.8.2';
const digest = `sha256:${'a'.repeat(64)}`;
const catalogFile =
  'https://github.test/acme/gitops-apps/blob/main/services/cache/catalog-info.yaml';

describe('a service that runs a prebuilt image', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const workspace = createMockDirectory();
  let world: World;

  beforeEach(async () => {
    world = await createWorld(databases);
    world.images.images.set(image, digest);
    workspace.setContent({
      'values.yaml':
        'workload: {type: statefulset}\nports: {redis: {containerPort: 6379}}',
      'more.yaml': '# nothing',
      'twice.yaml': 'secrets:\n  API_TOKEN: {}\n  API_TOKEN: {}',
      'broken.yaml': 'a: [',
      home: {
        'catalog-info.yaml': 'kind: Component',
        'docs/index.md': '# cache – "${{ x }}"',
      },
    });
  });

  const run = (id: string, input: JsonObject = {}) =>
    world.run(
      id,
      { name: 'cache', ...input },
      { workspacePath: workspace.path },
    );
  const write = (input: JsonObject = {}) =>
    run('delivery:gitops:write-service', {
      description: 'Keeps sessions',
      owner: 'payments',
      template: { name: 'prebuilt-image', version: '1.0.0' },
      environments: ['dev', 'staging'],
      size: 'small',
      image,
      home: 'home',
      valuesFiles: ['values.yaml', 'more.yaml'],
      ...input,
    });
  const create = async (environments = ['dev', 'staging']) => {
    const preflight = await run('delivery:preflight', {
      owner: 'payments',
      environments,
      image: 'redis:8.8.2',
    });
    const gitops = await write({ image: preflight.image, environments });
    await run('delivery:argocd:register-application', {
      environments,
      commit: gitops.commit,
    });
    world.locations.push(
      { id: '1', type: 'url', target: String(gitops.catalogInfoUrl) },
      { id: '2', type: 'url', target: `${catalogFile}/other` },
    );
    return gitops;
  };
  const yaml = (path: string) => parse(world.gitops.files.get(path)!);

  it('has its home in the GitOps repository, in one commit', async () => {
    await expect(create()).resolves.toMatchObject({
      catalogInfoUrl: catalogFile,
    });
    await run('delivery:complete');

    expect(world.gitops.commits).toHaveLength(2);
    expect([...world.gitops.files.keys()].sort()).toEqual([
      'environments/dev/cache/release.yaml',
      'environments/dev/cache/values.yaml',
      'environments/staging/cache/release.yaml',
      'environments/staging/cache/values.yaml',
      'services/cache.yaml',
      'services/cache/catalog-info.yaml',
      'services/cache/docs/index.md',
    ]);
    expect(world.gitops.files.get('services/cache/docs/index.md')).toBe(
      '# cache – "${{ x }}"',
    );
    const record = await world.gitops.readRecord('cache');
    expect(record).not.toHaveProperty('repository');
    expect(record).not.toHaveProperty('ecr');
    expect(world.github.repositories.size).toBe(0);
    expect(world.ecr.repositories.size).toBe(0);
  });

  it('runs in the first environment from the start, and waits in the others', async () => {
    await create();
    expect(yaml('environments/dev/cache/release.yaml')).toEqual({
      image: { repository: image.replace(':8.8.2', ''), tag: '8.8.2', digest },
      release: {
        run: 'https://portal.test/create/tasks/task-1',
        actor: expect.stringMatching(/^(user|task):/),
        at: expect.stringMatching(/^\d{4}-.*Z$/),
      },
    });
    expect(yaml('environments/staging/cache/release.yaml')).toEqual({
      image: {},
      release: {},
    });
    expect(yaml('environments/dev/cache/values.yaml')).toMatchObject({
      workload: { replicas: 2, type: 'statefulset' },
      ports: { redis: { containerPort: 6379 } },
    });
    expect(world.argocd.applications.size).toBe(2);
  });

  it('waits for its pull request where the first environment wants one', async () => {
    await create(['prod']);
    const { files } = world.gitops.pullRequests.get('delivery/create-cache')!;
    expect(files['environments/prod/cache/release.yaml']).toContain(digest);
    expect([...world.gitops.files.keys()].sort()).toEqual([
      'services/cache.yaml',
      'services/cache/catalog-info.yaml',
      'services/cache/docs/index.md',
    ]);
  });

  it('keeps what people have changed when it is written again', async () => {
    await create();
    const commits = world.gitops.commits.length;
    await write();
    expect(world.gitops.commits).toHaveLength(commits);
  });

  it("is undone whole, and nothing of others'", async () => {
    world.gitops.files.set('services/cache-two/catalog-info.yaml', 'theirs');
    await create();
    await expect(run('delivery:cleanup')).resolves.toEqual({
      state: 'cleaned',
    });
    expect([...world.gitops.files.keys()]).toEqual([
      'services/cache-two/catalog-info.yaml',
    ]);
    expect(world.argocd.applications.size).toBe(0);
    expect(world.locations.map(({ id }) => id)).toEqual(['2']);
  });

  it.each<[string, JsonObject, RegExp]>([
    ['an image that may not run', { image: 'evil.test/x:1' }, /Images of evil/],
    ['one that floats', { image: 'redis:latest' }, /"latest" is another/],
    ['no image', { image: undefined }, /either a repository .* or an image/],
    ['no home', { home: undefined }, /either a repository .* or an image/],
    [
      'a home without catalog file',
      { home: 'home/docs' },
      /no home\/docs\/cata/,
    ],
    ['a home that was lost', { home: 'gone' }, /folder gone cannot be read/],
    ['a home outside', { home: '../../etc' }, /outside its parent/],
    [
      'values that were lost',
      { valuesFiles: ['v.yaml'] },
      /there is no v\.yaml/,
    ],
    [
      'a name twice',
      { valuesFiles: ['twice.yaml'] },
      /^Values: "API_TOKEN" is there twice/,
    ],
    [
      'values that are no YAML',
      { valuesFiles: ['broken.yaml'] },
      /broken\.yaml is no YAML/,
    ],
    ['values outside', { valuesFiles: ['/etc/hosts'] }, /outside its parent/],
  ])('is refused with %s', async (_, input, message) => {
    await run('delivery:preflight', {
      owner: 'payments',
      environments: ['dev'],
    });
    await expect(write(input)).rejects.toThrow(message);
    expect(world.gitops.commits).toHaveLength(1);
  });

  it('takes no picture into the GitOps repository', async () => {
    workspace.addContent({ 'home/logo.png': Buffer.from([0xff, 0xfe]) });
    await expect(write()).rejects.toThrow(/"logo\.png" is no text/);
  });
});
