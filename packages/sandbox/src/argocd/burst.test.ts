import { DIGEST, eventually, service } from './__testUtils__/fixtures';
import { Harness } from './__testUtils__/harness';

jest.setTimeout(90_000);

describe('fifty services at once', () => {
  const harness = new Harness();
  beforeAll(() => harness.start());
  afterAll(() => harness.dispose());

  it('are all delivered, and a later commit touches only its own service', async () => {
    await harness.until(
      'environment-dev',
      app => app.status.sync.status === 'Synced',
    );
    const names = Array.from({ length: 50 }, (_, index) => `service-${index}`);
    const began = Date.now();
    await harness.push(
      Object.assign(
        {},
        ...names.map(name =>
          service(name, { digest: DIGEST, values: 'replicas: 1\n' }),
        ),
      ),
    );
    const all = await eventually(
      async () => {
        const { items } = await harness.json(
          '/api/v1/applications?selector=delivery/environment%3Ddev',
        );
        const done = (items ?? []).filter(
          (app: any) =>
            app.status.health?.status === 'Healthy' &&
            app.status.sync.status === 'Synced' &&
            app.status.history,
        );
        return done.length === names.length && items;
      },
      { within: 60_000 },
    );
    expect(all).toHaveLength(50);
    expect(Date.now() - began).toBeLessThan(45_000);

    const reconciled = all.find(
      (app: any) => app.metadata.name === 'service-1-dev',
    );
    const sha = await harness.push(
      service('service-0', { digest: DIGEST, values: 'replicas: 2\n' }),
    );
    await harness.until(
      'service-0-dev',
      app =>
        app.status.sync.revisions[1] === sha &&
        app.status.sync.status === 'Synced',
    );
    const untouched = await harness.application('service-1-dev');
    expect(untouched?.status.sync.revisions).toEqual(
      reconciled.status.sync.revisions,
    );
  });
});
