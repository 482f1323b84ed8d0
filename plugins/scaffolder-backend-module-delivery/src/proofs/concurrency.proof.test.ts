import { Stage, WHOLE } from '../__testUtils__/stage';

jest.setTimeout(300_000);

describe('fifty services at once', () => {
  const stage = new Stage();
  const names = Array.from({ length: 50 }, (_, index) => `svc-${index}`);

  beforeAll(() => stage.start());
  afterAll(() => stage.stop());

  it('are all there, each in one commit', async () => {
    const [portal] = stage.portals;
    const tasks = await Promise.all(names.map(name => stage.create(name)));
    for (const task of tasks) {
      expect((await portal.finished(task, 240)).status).toBe('completed');
    }
    for (const name of names) {
      expect([name, await stage.outcome(name)]).toEqual([name, WHOLE]);
    }
  });

  it('settle who gets a name that two want', async () => {
    const [portal] = stage.portals;
    const tasks = await Promise.all(
      Array.from({ length: 8 }, () => stage.create('contested')),
    );
    const ended = await Promise.all(tasks.map(task => portal.finished(task)));

    expect(ended.filter(({ status }) => status === 'completed')).toHaveLength(
      1,
    );
    expect(await stage.outcome('contested')).toEqual(WHOLE);
  });
});
