import {
  crash,
  holdAt,
  isWrite,
  recordCalls,
  Stage,
  toRounds,
  WHOLE,
  type Held,
} from '../__testUtils__/stage';

jest.setTimeout(600_000);

/** The backend is killed before and after each outgoing write of a creation, and started again. */
describe('a creation that is killed', () => {
  const stage = new Stage();

  beforeAll(() => stage.start(2));
  afterAll(() => stage.stop());

  it('ends as an undisturbed one', async () => {
    await recordCalls(stage, 'warm-up');
    const writes = (await recordCalls(stage, 'undisturbed')).filter(isWrite);
    expect(writes.length).toBeGreaterThan(15);
    expect(await stage.outcome('undisturbed')).toEqual(WHOLE);
    const points = writes.flatMap(call => [
      { call, when: 'before' as const },
      { call, when: 'after' as const },
    ]);

    const rounds = toRounds(points, { portals: 2, rounds: 5 });
    for (const [round, places] of rounds.entries()) {
      const held: Held[] = [];
      for (const [index, place] of places.entries()) {
        held.push(await holdAt(stage, `crash-${round}-${index}`, place));
      }
      for (const [what, outcome] of await crash(stage, held)) {
        expect([what, outcome]).toEqual([what, WHOLE]);
      }
    }
  });
});
