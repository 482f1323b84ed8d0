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
} from '../__testUtils__/stage';

jest.setTimeout(600_000);

/** The backend is killed before and after each outgoing write of a clean-up, and started again. */
describe('a clean-up that is killed', () => {
  const stage = new Stage();

  beforeAll(() => stage.start(2, PATIENT));
  afterAll(() => stage.stop());

  /** Where to kill the clean-up of a creation of a kind, from one that runs undisturbed. */
  const record = async (kind: Kind, least: number): Promise<KindPoint[]> => {
    const creation = await recordCalls(stage, `undisturbed-${kind}`, { kind });
    const name = `unlucky-${kind}`;
    const writes = (await recordCalls(stage, name, { kind, fail: true }))
      .slice(creation.length)
      .filter(isWrite);
    expect(writes.length).toBeGreaterThan(least);
    expect(await stage.outcome(name)).toEqual(ENDS[kind].undone);
    return pointsOf(writes).map(point => ({ ...point, kind }));
  };

  it("leaves nothing behind, and what is others' as it was", async () => {
    const service = await record('service', 8);
    // The others undo in the GitOps repository what a service undoes, by the same requests.
    const others = [
      ...(await record('prebuilt', 5)),
      ...(await record('onboard', 8)),
    ].filter(point => !takesTurns(point));
    const ends = await crashAtEach(stage, [...service, ...others], {
      rounds: 4,
      fail: true,
    });
    expect(ends).toEqual(
      ends.map(([kind, what]) => [kind, what, ENDS[kind].undone]),
    );
  });
});
