import {
  crashAtEach,
  ENDS,
  isWrite,
  PATIENT,
  pointsOf,
  recordCalls,
  Stage,
  takesTurns,
  type Kind,
  type KindPoint,
  type Outcome,
} from '../__testUtils__/stage';

jest.setTimeout(600_000);

/** The backend is killed before and after each outgoing write of a creation, and started again. */
describe('a creation that is killed', () => {
  const stage = new Stage();

  beforeAll(async () => {
    await stage.start(2, PATIENT);
    await recordCalls(stage, 'warm-up');
  });
  afterAll(() => stage.stop());

  /** Where to kill a creation of a kind, from one that runs undisturbed. */
  const record = async (kind: Kind, least: number): Promise<KindPoint[]> => {
    const name = `undisturbed-${kind}`;
    const writes = (await recordCalls(stage, name, { kind })).filter(isWrite);
    expect(writes.length).toBeGreaterThan(least);
    expect(await stage.outcome(name)).toEqual(ENDS[kind].whole);
    return pointsOf(writes).map(point => ({ ...point, kind }));
  };

  /** What should have come of those: an undisturbed creation. */
  const undisturbed = (ends: Array<[Kind, string, Outcome]>) =>
    ends.map(([kind, what]) => [kind, what, ENDS[kind].whole]);

  it('ends as an undisturbed one', async () => {
    const points = await record('service', 15);
    const ends = await crashAtEach(stage, points, { rounds: 5 });
    expect(ends).toEqual(undisturbed(ends));
  });

  it('ends as an undisturbed one where it makes no repository', async () => {
    const points = [
      ...(await record('prebuilt', 7)),
      ...(await record('onboard', 12)),
    ];
    // In the GitOps repository both write as a service does, but for the one commit that brings home and release.
    const own = points.filter(
      point =>
        !takesTurns(point) ||
        (point.kind === 'prebuilt' && point.call.nth === 0),
    );
    const ends = await crashAtEach(stage, own, { rounds: 3 });
    expect(ends).toEqual(undisturbed(ends));
  });
});
