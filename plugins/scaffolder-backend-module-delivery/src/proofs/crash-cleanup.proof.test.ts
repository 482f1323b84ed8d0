import {
  crash,
  holdAt,
  isWrite,
  recordCalls,
  Stage,
  toRounds,
  UNDONE,
  type Held,
} from '../__testUtils__/stage';

jest.setTimeout(600_000);

/** The backend is killed before and after each outgoing write of a clean-up, and started again. */
describe('a clean-up that is killed', () => {
  const stage = new Stage();

  beforeAll(() => stage.start(2));
  afterAll(() => stage.stop());

  it('leaves nothing behind', async () => {
    const creation = await recordCalls(stage, 'undisturbed');
    const writes = (await recordCalls(stage, 'unlucky', { fail: true }))
      .slice(creation.length)
      .filter(isWrite);
    expect(writes.length).toBeGreaterThan(8);
    expect(await stage.outcome('unlucky')).toEqual(UNDONE);
    const points = writes.flatMap(call => [
      { call, when: 'before' as const },
      { call, when: 'after' as const },
    ]);

    const rounds = toRounds(points, { portals: 2, rounds: 4 });
    for (const [round, places] of rounds.entries()) {
      const held: Held[] = [];
      for (const [index, place] of places.entries()) {
        const name = `crash-${round}-${index}`;
        held.push(await holdAt(stage, name, place, { fail: true }));
      }
      for (const [what, outcome] of await crash(stage, held)) {
        expect([what, outcome]).toEqual([what, UNDONE]);
      }
    }
  });
});
