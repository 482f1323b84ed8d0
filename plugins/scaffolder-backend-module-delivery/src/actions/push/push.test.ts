import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { chmodSync } from 'node:fs';
import { createWorld, type World } from '../../__testUtils__/fakes';
import { digestOf, readWorkspace } from '../../workspace';

describe('delivery:github:push', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  const workspace = createMockDirectory();
  let world: World;

  beforeEach(async () => {
    world = await createWorld(databases);
    await world.ledger.claim({ service: 'orders', taskId: 'task-1' });
    await world.github.createRepository({
      name: 'orders',
      description: '',
      visibility: 'private',
      marker: 'task-1',
      markerUrl: '',
    });
    workspace.setContent({
      'README.md': '# orders',
      'bin/run': '#!/bin/sh',
      'logo.png': Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]),
    });
    chmodSync(workspace.resolve('bin/run'), 0o755);
  });

  const push = async (input: object = {}) =>
    world.run(
      'delivery:github:push',
      {
        name: 'orders',
        digest: digestOf(await readWorkspace(workspace.path)),
        ...input,
      },
      { workspacePath: workspace.path },
    );

  it('commits every byte and the executable bit', async () => {
    await push({ message: 'feat: first' });

    const { files, commit } = world.github.repositories.get('orders')!;
    expect(commit.message).toBe('feat: first');
    expect(files.map(({ path, mode }) => [path, mode])).toEqual([
      ['README.md', '100644'],
      ['bin/run', '100755'],
      ['logo.png', '100644'],
    ]);
    expect(files[2].content).toEqual(
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0xff]),
    );
  });

  it('refuses a workspace that lost its files', async () => {
    await expect(push({ digest: 'sha256:other' })).rejects.toThrow(
      /not those that delivery:ci:seed-workflow saw/,
    );
    expect(world.github.commits).toEqual([]);
  });

  it('is done when the files are there already', async () => {
    const first = await push();
    await expect(push()).resolves.toEqual(first);
    expect(world.github.commits).toHaveLength(1);
  });

  describe('with what the ledger has of the creation', () => {
    const remember = async (createdAt: string) => {
      const { id } = (await world.ledger.holder('orders'))!;
      await world.ledger.record(id, {
        repository: { id: 1, defaultBranch: 'main', createdAt },
      });
      return jest.spyOn(world.github, 'getRepository');
    };

    it('knows by the time of the first commit that nobody was there', async () => {
      const getRepository = await remember('2026-11-23T12:00:02Z');
      await push();
      expect(getRepository).not.toHaveBeenCalled();
      expect(world.github.commits).toHaveLength(1);

      await push();
      expect(world.github.commits).toHaveLength(1);
    });

    it('looks at a repository that was made later', async () => {
      await remember('2026-11-23T11:00:00Z');
      world.github.repositories.get('orders')!.marker = 'theirs';
      await expect(push()).rejects.toThrow(/another has made it/);
      expect(world.github.commits).toEqual([]);
    });
  });

  it('refuses commits that are not its own', async () => {
    const repository = world.github.repositories.get('orders')!;
    repository.files = [
      { path: 'work.ts', content: Buffer.from('mine'), mode: '100644' },
    ];
    repository.commit = { ...repository.commit, tree: 'other' };
    await expect(push()).rejects.toThrow(/commits that this task did not make/);
    repository.files = [];
    repository.parents = ['another'];
    await expect(push()).rejects.toThrow(/commits that this task did not make/);
  });

  it("refuses another's repository, and none", async () => {
    world.github.repositories.get('orders')!.marker = 'theirs';
    await expect(push()).rejects.toThrow(/another has made it/);
    world.github.repositories.clear();
    await expect(push()).rejects.toThrow(/it is not there/);
  });

  it('says when a team is absent', async () => {
    await push({ owner: 'group:default/strangers' });
    expect(world.logger.info).toHaveBeenCalledWith(
      expect.stringContaining('Skipped: GitHub has no team acme/strangers'),
    );
    await push({ owner: 'user:default/jane' });
    expect(world.logger.info).toHaveBeenCalledWith(
      expect.stringContaining('Skipped: no group owns the service'),
    );
  });
});
