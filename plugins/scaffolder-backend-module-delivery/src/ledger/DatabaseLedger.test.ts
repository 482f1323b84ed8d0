import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import { DatabaseLedger } from './DatabaseLedger';

describe('DatabaseLedger', () => {
  const databases = TestDatabases.create({
    ids: ['SQLITE_3', 'POSTGRES_18', 'POSTGRES_14'],
  });

  describe.each(databases.eachSupportedId())('on %s', databaseId => {
    const create = async () =>
      DatabaseLedger.create(
        mockServices.database({
          knex: await databases.init(databaseId),
        }),
      );
    const mine = { service: 'orders', taskId: 'task-1' };
    const theirs = { service: 'orders', taskId: 'task-2' };

    it('gives a name to one of many tasks that race for it', async () => {
      const ledger = await create();

      const results = await Promise.allSettled(
        Array.from({ length: 20 }, (_, i) =>
          ledger.claim({ service: 'orders', taskId: `task-${i}` }),
        ),
      );

      expect(results.filter(r => r.status === 'fulfilled')).toHaveLength(1);
      const [refused] = results.filter(r => r.status === 'rejected');
      expect(refused).toMatchObject({
        reason: {
          name: 'ConflictError',
          message: expect.stringContaining('Choose another name'),
        },
      });
    });

    it('lets the owner claim again and work, and nobody else', async () => {
      const ledger = await create();
      const creation = await ledger.claim(mine);

      await expect(ledger.claim(mine)).resolves.toEqual(creation);
      await expect(ledger.enter(mine)).resolves.toMatchObject({ version: 1 });
      await expect(ledger.enter(theirs)).rejects.toThrow(
        /task-1 is creating a service named "orders"/,
      );
      await expect(
        ledger.enter({ service: 'other', taskId: 'task-1' }),
      ).rejects.toThrow(/delivery:preflight/);
    });

    it('remembers what was begun and made', async () => {
      const ledger = await create();
      const { id } = await ledger.claim(mine);

      await ledger.enter({ ...mine, begins: { repository: {} } });
      await ledger.record(id, { repository: { id: 7 } });
      await Promise.all([
        ledger.enter({ ...mine, begins: { ecr: { name: 'orders' } } }),
        ledger.enter({ ...mine, begins: { gitops: {} } }),
      ]);
      await ledger.record(id, { gitops: { pullRequests: [1] } });
      await ledger.enter({ ...mine, begins: { repository: {} } });

      await expect(ledger.get(id)).resolves.toMatchObject({
        version: 4,
        made: {
          repository: { id: 7 },
          ecr: { name: 'orders' },
          gitops: { pullRequests: [1] },
        },
      });
    });

    it('takes a creation over only if no action has entered since', async () => {
      const ledger = await create();
      const { id, version } = await ledger.claim(mine);
      await ledger.enter(mine);

      await expect(ledger.beginUndo(id, { version })).resolves.toBe(false);
      await expect(ledger.enter(mine)).resolves.toBeDefined();
      await expect(ledger.beginUndo(id, { version: 2 })).resolves.toBe(true);
      await expect(ledger.enter(mine)).rejects.toThrow(/is being undone/);
      await expect(ledger.record(id, {})).rejects.toThrow(/is being undone/);
      await expect(ledger.complete(id)).rejects.toThrow(/is being undone/);
      await expect(ledger.claim(theirs)).rejects.toThrow(/is being undone/);
    });

    it('lets one cleaner at a time work, until its lease ends', async () => {
      const ledger = await create();
      const { id } = await ledger.claim(mine);
      await ledger.beginUndo(id);
      const lease = (cleaner: string, seconds = 60) =>
        ledger.lease(id, { cleaner, seconds });

      await expect(lease('a')).resolves.toBe(true);
      await expect(lease('b')).resolves.toBe(false);
      await expect(lease('a', -1)).resolves.toBe(true);
      await expect(lease('b')).resolves.toBe(true);
      await ledger.endUndo(id, { cleaner: 'a' });
      await expect(ledger.get(id)).resolves.toMatchObject({
        state: 'cleaning',
      });
      await ledger.endUndo(id, { cleaner: 'b', problem: 'ECR is away' });
      await expect(ledger.listUnsettled()).resolves.toMatchObject([
        { id, state: 'cleaning', problem: 'ECR is away' },
      ]);
      await expect(lease('c')).resolves.toBe(true);
      await ledger.endUndo(id, { cleaner: 'c' });
      await expect(ledger.get(id)).resolves.toMatchObject({ state: 'cleaned' });
      await expect(ledger.listUnsettled()).resolves.toEqual([]);
    });

    it('frees the name once it is cleaned, for any task', async () => {
      const ledger = await create();
      const first = await ledger.claim(mine);
      await ledger.beginUndo(first.id);
      await ledger.lease(first.id, { cleaner: 'a', seconds: 60 });
      await ledger.endUndo(first.id, { cleaner: 'a' });

      await expect(ledger.enter(mine)).rejects.toThrow(/press Create again/);
      const second = await ledger.claim(mine);
      expect(second.id).not.toBe(first.id);
      await expect(ledger.find(mine)).resolves.toMatchObject({ id: second.id });
    });

    it('keeps a finished creation, until its service is gone', async () => {
      const ledger = await create();
      const { id } = await ledger.claim(mine);
      await ledger.complete(id);
      await ledger.complete(id);

      await expect(ledger.beginUndo(id)).rejects.toThrow(/is complete/);
      await expect(ledger.claim(theirs)).rejects.toThrow(/exists already/);
      await expect(
        ledger.claim({ ...theirs, retire: id }),
      ).resolves.toMatchObject({ state: 'creating', taskId: 'task-2' });
      await expect(ledger.get(id)).resolves.toMatchObject({ state: 'cleaned' });
    });
  });
});
