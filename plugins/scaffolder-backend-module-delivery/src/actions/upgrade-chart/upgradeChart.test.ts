import { TestDatabases } from '@backstage/backend-test-utils';
import type { ProposedUpgrade } from '@internal/plugin-delivery-chart-node';
import { createWorld, type World } from '../../__testUtils__/fakes';

const ID = 'delivery:chart:upgrade';

const proposed: ProposedUpgrade = {
  plan: {
    environment: 'dev',
    from: '1.0.0',
    to: '1.1.0',
    refusals: [],
    newKinds: [],
    services: [
      { service: 'cart', state: 'changed', differences: [], restarts: true },
      { service: 'orders', state: 'changed', differences: [], restarts: false },
      { service: 'shop', state: 'same', differences: [], restarts: false },
    ],
  },
  valuesCommit: 'abc',
  title: 'Move dev from chart 1.0.0 to 1.1.0',
  body: 'What changes',
  pullRequest: { number: 3, htmlUrl: 'https://github.test/pull/3' },
};

describe('delivery:chart:upgrade', () => {
  const databases = TestDatabases.create({ ids: ['SQLITE_3'] });
  let world: World;

  beforeEach(async () => {
    world = await createWorld(databases);
  });

  const input = { environment: 'dev', version: '1.1.0' };

  it('says what it proposed', async () => {
    world.upgrader.answer = proposed;
    await expect(world.run(ID, input)).resolves.toEqual({
      changed: true,
      summary:
        'Move dev from chart 1.0.0 to 1.1.0: pull request #3, in which 2 of 3 services change.',
      description: 'What changes',
      pullRequestUrl: 'https://github.test/pull/3',
      services: ['cart', 'orders'],
      restarts: ['cart'],
    });
    expect(world.upgrader.requests).toEqual([
      { ...input, actor: expect.stringMatching(/^(user|task):/) },
    ]);
  });

  it('proposes once in a task that is run again', async () => {
    world.upgrader.answer = proposed;
    const checkpoints = new Map<string, unknown>();
    const first = await world.run(ID, input, { checkpoints });
    await expect(world.run(ID, input, { checkpoints })).resolves.toEqual(first);
    expect(world.upgrader.requests).toHaveLength(1);
    expect([...checkpoints.keys()]).toEqual(['chart.upgrade.dev.1.1.0']);
  });

  it('says so when there is nothing to do', async () => {
    await expect(world.run(ID, input)).resolves.toMatchObject({
      changed: false,
      summary: 'dev runs version 1.1.0 of the chart already. Nothing to do.',
      pullRequestUrl: '',
    });
  });

  it('passes on what stands in the way', async () => {
    world.upgrader.failure = new Error('2 of 3 services stand in its way');
    await expect(world.run(ID, input)).rejects.toThrow('stand in its way');
  });

  it('knows the environments', async () => {
    await expect(
      world.run(ID, { ...input, environment: 'qa' }),
    ).rejects.toThrow(/there is no "qa"\. Choose from dev, staging, prod/);
    expect(world.upgrader.requests).toEqual([]);
  });

  it('asks nobody in a dry run', async () => {
    const result = await world.run(ID, input, { isDryRun: true });
    expect(result).toMatchObject({
      changed: false,
      summary: expect.stringContaining('Would render every service of dev'),
    });
    expect(world.upgrader.requests).toEqual([]);
  });
});
