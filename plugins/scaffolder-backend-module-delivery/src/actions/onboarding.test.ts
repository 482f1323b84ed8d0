import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import { createWorld, type World } from '../__testUtils__/fakes';

const CATALOG_FILE =
  'https://github.test/acme/invoices/blob/main/catalog-info.yaml';

const LANGUAGES = [
  { name: 'java', files: ['pom.xml'] },
  {
    name: 'node',
    files: ['package.json'],
    last: true,
    needs: [{ path: 'package-lock.json', how: '`npm install` writes it' }],
  },
];

const WITH_API = `
kind: Component
spec:
  providesApis: [invoices-api]
---
kind: API
metadata:
  name: invoices-api
spec:
  definition:
    $text: ./docs/openapi.yaml
`;

describe('a repository that becomes a service', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const workspace = createMockDirectory();
  let world: World;
  const file = (path: string) => ({
    path,
    content: Buffer.from('theirs'),
    mode: '100644' as const,
  });

  beforeEach(async () => {
    world = await createWorld(databases);
    const repository = await world.github.createRepository({
      name: 'invoices',
      description: 'Theirs',
      visibility: 'private',
      marker: '',
      markerUrl: '',
    });
    repository.marker = undefined;
    world.github.repositories.get('invoices')!.files = [
      file('package.json'),
      file('README.md'),
      file('docs/taxes.md'),
    ];
    workspace.setContent({
      'catalog-info.yaml': 'kind: Component',
      'README.md': 'ours',
      'docs/run.md': '# Run',
      'mkdocs.yml': 'nav: []',
    });
  });

  const run = (id: string, input: JsonObject = {}) =>
    world.run(
      id,
      { name: 'invoices', ...input },
      { workspacePath: workspace.path },
    );
  const inspect = (input: JsonObject = {}) =>
    run('delivery:github:inspect-repository', {
      languages: LANGUAGES,
      ...input,
    });
  const propose = async () => {
    await run('delivery:preflight', {
      owner: 'payments',
      environments: ['dev'],
      repository: 'existing',
    });
    const found = await inspect();
    const { digest } = await world.run(
      'delivery:ci:seed-workflow',
      { language: found.language, branch: found.defaultBranch },
      { workspacePath: workspace.path },
    );
    await run('delivery:ecr:create-repository', {
      repositoryId: found.repositoryId,
    });
    await run('delivery:gitops:write-service', {
      description: '',
      owner: 'payments',
      template: { name: 'onboard-service', version: '1.0.0' },
      environments: ['dev'],
      size: 'small',
      repositoryId: found.repositoryId,
      repositorySlug: found.slug,
      ecrRepository: 'services/invoices',
    });
    const proposal = await run('delivery:github:propose', {
      digest,
      needed: found.needed,
    });
    world.locations.push({ id: '1', type: 'url', target: CATALOG_FILE });
    return { found, proposal };
  };

  it('gets a pull request with what it lacks, and nothing of it is touched', async () => {
    const { found, proposal } = await propose();
    expect(found).toMatchObject({
      language: 'node',
      defaultBranch: 'main',
      openapi: '',
      catalogInfoUrl: CATALOG_FILE,
    });
    expect(proposal).toMatchObject({
      pullRequestUrl: 'https://github.test/acme/invoices/pull/1',
      added: [
        '.github/workflows/ci.yaml',
        'catalog-info.yaml',
        'docs/run.md',
        'mkdocs.yml',
      ],
      left: ['README.md'],
    });
    const [{ branch, files, body }] = world.github.proposals.values();
    expect(proposal.description).toBe(body);
    expect(branch).toBe('delivery/onboard-task-1');
    expect(files['docs/run.md']).toBe('# Run');
    expect(body).toMatch(/Left as it is[^]*- `README.md`/);
    expect(body).toMatch(/pipeline needs[^]*- `package-lock.json`: `npm /);
    expect(body).toContain('has 1 page of your own');
    expect(body).not.toContain('API');
    await run('delivery:complete');
    expect(world.github.repositories.get('invoices')).toMatchObject({
      topics: [],
      protections: 0,
      commit: expect.objectContaining({ message: 'Initial commit' }),
    });
  });

  it('has its API registered in the catalog by the document that it has', async () => {
    const repository = world.github.repositories.get('invoices')!;
    repository.files.push({
      ...file('docs/openapi.yaml'),
      content: Buffer.from('openapi: 3.1.0\n'),
    });
    workspace.addContent({ 'catalog-info.yaml': WITH_API });
    const { found, proposal } = await propose();
    expect(found).toMatchObject({ openapi: 'docs/openapi.yaml' });
    expect(proposal.added).toContain('catalog-info.yaml');
    const [{ files, body }] = world.github.proposals.values();
    expect(files['catalog-info.yaml']).toBe(WITH_API);
    expect(body).toMatch(/Its API[^]*`docs\/openapi.yaml`.*`invoices-api`/);
  });

  it('stays when its creation is undone, and so does what was merged', async () => {
    await propose();
    await expect(run('delivery:cleanup')).resolves.toEqual({
      state: 'cleaned',
    });
    expect([...world.github.repositories.keys()]).toEqual(['invoices']);
    expect(world.github.proposals.size).toBe(0);
    expect(world.ecr.repositories.size).toBe(0);
    expect(world.gitops.files.size).toBe(0);
    expect(world.locations).toEqual([]);
  });

  it('is read from the catalog file that it has, whatever its ending', async () => {
    world.github.repositories
      .get('invoices')!
      .files.push(file('catalog-info.yml'));
    const { found, proposal } = await propose();
    expect(found.catalogInfoUrl).toBe(CATALOG_FILE.replace(/yaml$/, 'yml'));
    expect(proposal.left).toContain('catalog-info.yml');
    expect(proposal.added).not.toContain('catalog-info.yaml');
  });

  it('keeps its place in the catalog when it had one', async () => {
    world.github.repositories
      .get('invoices')!
      .files.push(file('catalog-info.yaml'));
    await propose();
    await run('delivery:cleanup');
    expect(world.locations).toHaveLength(1);
  });

  it('is not deleted by the creation that has made it before', async () => {
    // Made by a task of the portal, whose service is gone: the marker is of another creation.
    world.github.repositories.get('invoices')!.marker = 'task-0';
    await propose();
    await run('delivery:cleanup');
    expect([...world.github.repositories.keys()]).toEqual(['invoices']);
  });

  it('needs no pull request when it has everything', async () => {
    world.github.repositories.get('invoices')!.files = [
      'package.json',
      'README.md',
      'catalog-info.yaml',
      'docs/run.md',
      'mkdocs.yml',
      '.github/workflows/ci.yaml',
      '.github/workflows/delivery.yaml',
    ].map(file);
    const { proposal } = await propose();
    expect(proposal).toMatchObject({
      pullRequestUrl: 'https://github.test/acme/invoices',
      added: [],
      description: expect.stringContaining('lacks nothing'),
    });
  });

  it('is refused where its files do not tell a language', async () => {
    world.github.repositories.get('invoices')!.files = [file('main.go')];
    await expect(inspect()).rejects.toThrow(
      /root of acme\/invoices do not tell: none is one of pom.xml, package/,
    );
    await expect(inspect({ language: 'go' })).rejects.toThrow(
      /there is no "go"/,
    );
  });

  it('is refused where the language that was chosen is none of its own', async () => {
    await expect(inspect({ language: 'java' })).rejects.toThrow(
      /invoices is not written in java.* no pom\.xml in its root/,
    );
  });

  it('keeps the pipeline that it had from the platform before', async () => {
    const repository = world.github.repositories.get('invoices')!;
    const workflow = '.github/workflows/ci.yaml';
    await propose();
    const [{ files }] = world.github.proposals.values();
    repository.files.push({
      ...file(workflow),
      content: Buffer.from(files[workflow]),
    });
    world = await createWorld(databases);
    world.github.repositories.set('invoices', repository);
    const { proposal } = await propose();
    expect(proposal).toMatchObject({
      added: ['catalog-info.yaml', 'docs/run.md', 'mkdocs.yml'],
      left: [workflow, 'README.md'],
    });
  });

  it('gets nothing from a workspace that lost its files', async () => {
    await run('delivery:preflight', {
      owner: 'payments',
      environments: ['dev'],
      repository: 'existing',
    });
    await expect(
      run('delivery:github:propose', { digest: 'sha256:other' }),
    ).rejects.toThrow(/nothing is proposed/);
    expect(world.github.proposals.size).toBe(0);
  });
});
