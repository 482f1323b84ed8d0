import knex from 'knex';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChildBackend, until } from '../__testUtils__/ChildBackend';
import { FileWorld } from '../__testUtils__/fileWorld';

jest.setTimeout(180_000);

/**
 * The ledger with two fake actions in a real scaffolder, in a process that is killed. Whatever happens, a creation
 * ends as an undisturbed one does, or with nothing left, and the ledger says which.
 */
describe('the ledger', () => {
  const directory = mkdtempSync(join(tmpdir(), 'ledger-'));
  const world = new FileWorld(join(directory, 'world'));
  const backend = new ChildBackend({
    entry: resolve(__dirname, '../__testUtils__/ledgerBackend.ts'),
    directory,
    env: { WORLD: join(directory, 'world') },
  });
  const tasks: Record<string, string> = {};

  const create = async (name: string) => {
    tasks[name] = await backend.create('ledger', { name });
  };
  const reached = (name: string, point: string) =>
    until(`${name} reaches ${point}`, () => world.isReached(name, point));
  const createHeld = async (name: string, point: string) => {
    world.hold(name, point);
    await create(name);
    await reached(name, point);
  };
  const states = async (name: string): Promise<string[]> => {
    const database = knex({
      client: 'better-sqlite3',
      connection: { filename: join(directory, 'db', 'scaffolder.sqlite') },
      useNullAsDefault: true,
    });
    try {
      return await database('delivery_creations')
        .where({ service: name })
        .orderBy('created_at')
        .pluck('state');
    } finally {
      await database.destroy();
    }
  };
  const atRest = async (name: string) => {
    await backend.finished(tasks[name]);
    await until(`the creation of ${name} is at rest`, async () => {
      const now = await states(name);
      return !now.includes('creating') && !now.includes('cleaning');
    });
    return {
      states: await states(name),
      things: Object.keys(world.things(name)),
    };
  };
  // The scaffolder's worker looks for cancellations once a second.
  const cancellationHeard = () => sleep(1500);
  const WHOLE = { states: ['done'], things: ['one', 'two'] };
  const NOTHING = { states: ['cleaned'], things: [] };

  beforeAll(() => backend.start());
  afterAll(async () => {
    await backend.kill();
    rmSync(directory, { recursive: true });
  });

  const points = [
    'before-claim',
    'after-claim',
    'before-one',
    'after-one',
    'before-two',
    'after-two',
  ];

  it('keeps an undisturbed creation and undoes a failed one', async () => {
    world.failAt('failed', 'before-two');
    await Promise.all(['undisturbed', 'failed'].map(create));

    expect(await atRest('undisturbed')).toEqual(WHOLE);
    expect(await atRest('failed')).toEqual(NOTHING);
  });

  it('survives SIGKILL inside an action, in a clean-up, and with a cancellation pending', async () => {
    for (const point of points) {
      await createHeld(`killed-${point}`, point);
    }
    for (const point of ['before-undo-one', 'after-undo-one']) {
      const name = `killed-${point}`;
      world.failAt(name, 'before-two');
      await createHeld(name, point);
    }
    await createHeld('killed-cancelled', 'after-one');
    await backend.cancel(tasks['killed-cancelled']);
    // Cancelled, ended, and killed while the reconciler undoes it.
    world.hold('killed-reconciled', 'before-undo-one');
    await createHeld('killed-reconciled', 'after-one');
    await backend.cancel(tasks['killed-reconciled']);
    await cancellationHeard();
    world.release('killed-reconciled', 'after-one');
    await reached('killed-reconciled', 'before-undo-one');

    await backend.kill();
    world.releaseAll();
    await backend.start();

    for (const point of points) {
      expect([point, await atRest(`killed-${point}`)]).toEqual([point, WHOLE]);
    }
    for (const name of [
      'killed-before-undo-one',
      'killed-after-undo-one',
      'killed-cancelled',
      'killed-reconciled',
    ]) {
      expect([name, await atRest(name)]).toEqual([name, NOTHING]);
    }
  });

  it('undoes a task that is cancelled, and refuses to go on with it', async () => {
    for (const point of points) {
      await createHeld(`cancelled-${point}`, point);
      await backend.cancel(tasks[`cancelled-${point}`]);
    }
    await cancellationHeard();
    world.releaseAll();
    for (const point of points) {
      expect([point, await atRest(`cancelled-${point}`)]).toEqual([
        point,
        NOTHING,
      ]);
    }

    await backend.retry(tasks['cancelled-after-two']);
    const retried = await backend.finished(tasks['cancelled-after-two']);
    expect(retried.status).toBe('failed');
    const events = await backend.events(tasks['cancelled-after-two']);
    expect(events.map(event => event.body.message).join('\n')).toContain(
      'press Create again',
    );
    expect(await atRest('cancelled-after-two')).toEqual(NOTHING);
  });

  it('does not let a retried task and the reconciler work against each other', async () => {
    const name = 'retried';
    world.hold(name, 'before-undo-one');
    await createHeld(name, 'after-one');
    await backend.cancel(tasks[name]);
    await cancellationHeard();
    world.release(name, 'after-one');
    await reached(name, 'before-undo-one');
    await backend.finished(tasks[name]);

    await backend.retry(tasks[name]);
    await until('the retried task is refused', async () =>
      (
        await backend.events(tasks[name])
      ).some(({ body }) => body.message?.includes('being undone')),
    );
    expect(Object.keys(world.things(name))).toEqual(['one']);
    world.releaseAll();

    expect(await atRest(name)).toEqual(NOTHING);
    expect((await backend.task(tasks[name])).status).toBe('failed');
  });

  it('gives the name of an undone creation to the next task', async () => {
    await create('cancelled-after-one');

    expect(await atRest('cancelled-after-one')).toEqual({
      states: ['cleaned', 'done'],
      things: ['one', 'two'],
    });
  });
});
