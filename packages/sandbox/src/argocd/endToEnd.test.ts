import { CRASHING, DIGEST, service } from './__testUtils__/fixtures';
import { Harness } from './__testUtils__/harness';

jest.setTimeout(60_000);

describe('from a commit to what runs', () => {
  const harness = new Harness();
  beforeAll(() => harness.start());
  afterAll(() => harness.dispose());

  const healthy = (revision: string) => (app: { status: any }) =>
    app.status.sync.status === 'Synced' &&
    app.status.health.status === 'Healthy' &&
    app.status.sync.revisions[1] === revision;

  it('delivers the platform: projects, namespaces, ApplicationSets', async () => {
    await harness.until('root', app => app.status.sync.status === 'Synced');
    for (const name of ['dev', 'staging', 'prod']) {
      const environment = await harness.until(
        `environment-${name}`,
        app => app.status.sync.status === 'Synced',
      );
      expect(environment.status.conditions).toBeUndefined();
      expect(
        harness.cluster.get({ group: '', kind: 'Namespace', name })?.metadata
          .labels,
      ).toMatchObject({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    }
    const { items } = await harness.json('/api/v1/applicationsets');
    expect(items).toHaveLength(3);
  });

  it('takes a service from its directory to ready Pods', async () => {
    const empty = await harness.push(service('orders'));
    const waiting = await harness.until('orders-dev', healthy(empty));
    expect(waiting.status.resources).toBeUndefined();

    const sha = await harness.push(service('orders', { digest: DIGEST }));
    const app = await harness.until(
      'orders-dev',
      candidate =>
        healthy(sha)(candidate) && candidate.status.resources?.length === 2,
    );
    expect(app.status.sync.revisions).toEqual(['1.0.0', sha]);
    expect(app.status.operationState).toMatchObject({
      phase: 'Succeeded',
      operation: { initiatedBy: { automated: true } },
    });
    expect(
      harness.cluster
        .list({ kind: 'Pod', namespace: 'dev' })
        .map(pod => pod.status?.phase),
    ).toEqual(['Running', 'Running']);
  });

  it('keeps the old Pods and reports Degraded when an image crashes', async () => {
    await harness.push(service('orders', { digest: CRASHING }));
    const app = await harness.until(
      'orders-dev',
      candidate => candidate.status.health.status === 'Degraded',
    );
    expect(
      app.status.resources.find((r: any) => r.kind === 'Deployment').health,
    ).toEqual({
      status: 'Degraded',
      message: 'Deployment "orders" exceeded its progress deadline',
    });
    const ready = harness.cluster
      .list({ kind: 'Pod', namespace: 'dev' })
      .filter(pod => JSON.stringify(pod.spec).includes(DIGEST));
    expect(ready).toHaveLength(2);

    const sha = await harness.push(service('orders', { digest: DIGEST }));
    await harness.until('orders-dev', healthy(sha));
  });
});
