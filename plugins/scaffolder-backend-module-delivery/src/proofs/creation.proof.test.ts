import { Stage, UNDONE, WHOLE } from '../__testUtils__/stage';

jest.setTimeout(120_000);

describe('a creation', () => {
  const stage = new Stage();

  beforeAll(() => stage.start());
  afterAll(() => stage.stop());

  it('makes one of everything', async () => {
    const started = Date.now();
    const task = await stage.create('orders');
    const { status } = await stage.portals[0].finished(task);
    const seconds = (Date.now() - started) / 1000;
    const events = await stage.portals[0].events(task);
    expect([status, events.filter(e => e.body.status === 'failed')]).toEqual([
      'completed',
      [],
    ]);
    expect(await stage.outcome('orders')).toEqual(WHOLE);
    expect(seconds).toBeLessThan(30);
  });

  it('leaves nothing behind when a step fails, and frees the name', async () => {
    const task = await stage.create('unlucky', { fail: true });
    await stage.portals[0].finished(task);
    expect(await stage.settled('unlucky')).toEqual(['cleaned']);
    expect(await stage.outcome('unlucky')).toEqual(UNDONE);
  });
});
