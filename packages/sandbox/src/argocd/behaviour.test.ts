import { refOf } from '../cluster';
import {
  CRASHING,
  DIGEST,
  eventually,
  service,
} from './__testUtils__/fixtures';
import { Harness } from './__testUtils__/harness';

jest.setTimeout(60_000);

const isSynced = (app: { status: any }) =>
  app.status.sync.status === 'Synced' && Boolean(app.status.history);
const deployment = (name: string) => ({
  group: 'apps',
  kind: 'Deployment',
  namespace: 'dev',
  name,
});

describe('how Argo CD keeps services as Git has them', () => {
  const harness = new Harness();
  beforeAll(async () => {
    await harness.start();
    await harness.until('environment-dev', isSynced);
  });
  afterAll(() => harness.dispose());

  it('takes a lost values file for an error, and leaves what runs alone', async () => {
    await harness.push(service('lost', { digest: DIGEST }));
    await harness.until('lost-dev', isSynced);
    await harness.push({ 'environments/dev/lost/release.yaml': undefined });
    const app = await harness.until(
      'lost-dev',
      candidate => candidate.status.sync.status === 'Unknown',
    );
    expect(app.status.conditions).toEqual([
      {
        type: 'ComparisonError',
        message: expect.stringContaining(
          'source 1 of 2: failed to execute helm template command: Error: open $values/environments/dev/lost/release.yaml: no such file or directory',
        ),
        lastTransitionTime: expect.any(String),
      },
    ]);
    expect(harness.cluster.get(deployment('lost'))).toBeDefined();
  });

  it('refuses to wipe a service out when nothing is rendered any more', async () => {
    await harness.push(service('wiped', { digest: DIGEST }));
    await harness.until('wiped-dev', isSynced);
    const sha = await harness.push(service('wiped'));
    const app = await harness.until('wiped-dev', candidate =>
      Boolean(candidate.status.conditions),
    );
    expect(app.status.conditions[0]).toMatchObject({
      type: 'SyncError',
      message: `Skipping sync attempt to [1.0.0, ${sha}]: auto-sync will wipe out all resources`,
    });
    expect(harness.cluster.get(deployment('wiped'))).toBeDefined();
  });

  it('refuses kinds that the project does not list', async () => {
    const values =
      'extra: {apiVersion: rbac.authorization.k8s.io/v1, kind: Role, metadata: {name: sneaky}}\n';
    await harness.push(service('sneaky', { digest: DIGEST, values }));
    const app = await harness.until(
      'sneaky-dev',
      candidate => candidate.status.operationState?.syncResult,
    );
    expect(app.status.operationState.message).toContain(
      'The Kubernetes API could not find rbac.authorization.k8s.io/Role',
    );
    const quota =
      'extra: {apiVersion: v1, kind: ResourceQuota, metadata: {name: mine}, spec: {hard: {pods: "1000"}}}\n';
    await harness.push(service('greedy', { digest: DIGEST, values: quota }));
    const greedy = await harness.until(
      'greedy-dev',
      candidate => candidate.status.operationState?.syncResult,
    );
    expect(greedy.status.operationState.message).toContain(
      'resource :ResourceQuota is not permitted in project dev',
    );
    expect(harness.cluster.get(deployment('greedy'))).toBeUndefined();
  });

  it('retries a sync that the cluster refuses, then takes the commit that mends it', async () => {
    const values =
      'extra: {apiVersion: v1, kind: ConfigMap, metadata: {name: broken}, dta: {a: b}}\n';
    await harness.push(service('broken', { digest: DIGEST, values }));
    const app = await harness.until(
      'broken-dev',
      candidate => candidate.status.operationState?.retryCount === 1,
    );
    expect(app.status.operationState).toMatchObject({ phase: 'Running' });
    expect(app.status.operationState.message).toMatch(
      /unknown field "dta".*Retrying attempt #1 at/,
    );
    const sha = await harness.push(service('broken', { digest: DIGEST }));
    const mended = await harness.until('broken-dev', isSynced, 15_000);
    expect(mended.status.sync.revisions[1]).toBe(sha);
  });

  it('prunes what Git drops and puts back what others change or delete', async () => {
    const values =
      'replicas: 1\nextra: {apiVersion: v1, kind: ConfigMap, metadata: {name: extra}, data: {a: b}}\n';
    await harness.push(service('tidy', { digest: DIGEST, values }));
    await harness.until('tidy-dev', isSynced);
    await harness.push(
      service('tidy', { digest: DIGEST, values: 'replicas: 1\n' }),
    );
    const extra = {
      group: '',
      kind: 'ConfigMap',
      namespace: 'dev',
      name: 'extra',
    };
    await eventually(() => !harness.cluster.get(extra));

    harness.cluster.delete(deployment('tidy'));
    await eventually(() => harness.cluster.get(deployment('tidy')));

    const live = harness.cluster.get(deployment('tidy'))!;
    harness.cluster.put({ ...live, spec: { ...live.spec, replicas: 5 } });
    await eventually(
      () => harness.cluster.get(deployment('tidy'))?.spec?.replicas === 1,
    );
    expect(harness.cluster.get(extra)).toBeUndefined();
  });

  it('keeps an Application whose directory is gone, and deletes one on purpose', async () => {
    await harness.push(service('going', { digest: DIGEST }));
    await harness.until('going-dev', isSynced);
    await harness.push({
      'environments/dev/going/values.yaml': undefined,
      'environments/dev/going/release.yaml': undefined,
    });
    await harness.until(
      'going-dev',
      app => app.status.sync.status === 'Unknown',
    );
    const answer = await harness.fetch(
      '/api/v1/applications/going-dev?cascade=true&project=dev',
      { method: 'DELETE' },
    );
    expect(answer.status).toBe(200);
    await eventually(
      async () =>
        (
          await harness.fetch('/api/v1/applications/going-dev?project=dev')
        ).status === 404,
    );
    expect(harness.cluster.get(deployment('going'))).toBeUndefined();
    const left = harness.cluster
      .list({ namespace: 'dev' })
      .filter(object => object.kind !== 'Event')
      .map(refOf)
      .filter(ref => ref.name.startsWith('going'));
    expect(left).toEqual([]);
  });

  it('leaves what runs when an Application is deleted without cascade', async () => {
    await harness.push(service('orphan', { digest: DIGEST }));
    await harness.until('orphan-dev', isSynced);
    await harness.push({
      'environments/dev/orphan/values.yaml': undefined,
      'environments/dev/orphan/release.yaml': undefined,
    });
    await harness.fetch('/api/v1/applications/orphan-dev?cascade=false', {
      method: 'DELETE',
    });
    await eventually(async () => !(await harness.application('orphan-dev')));
    expect(harness.cluster.get(deployment('orphan'))).toBeDefined();
  });

  it('reports a missing image until it is there', async () => {
    const image = `localhost:1/late@${DIGEST}`;
    harness.images.missing.add(image);
    await harness.push(service('late', { digest: DIGEST }));
    await eventually(() =>
      harness.cluster
        .list({ kind: 'Pod', namespace: 'dev' })
        .some(pod =>
          JSON.stringify(pod.status ?? {}).includes('ImagePullBackOff'),
        ),
    );
    harness.images.missing.delete(image);
    harness.context.events.emit('image', {
      repository: 'late',
      digest: DIGEST,
    });
    const late = await harness.until(
      'late-dev',
      app => app.status.health.status === 'Healthy',
    );
    expect(late.status.sync.status).toBe('Synced');
  });

  it('says why a crashing container crashes', async () => {
    await harness.push(service('crashing', { digest: CRASHING }));
    const logs = await eventually(async () => {
      const response = await harness.fetch(
        '/api/v1/applications/crashing-dev/logs',
      );
      const text = await response.text();
      return text.includes('sandbox.crash=true') && text;
    });
    expect(JSON.parse(logs.trim().split('\n').at(-1)!)).toEqual({
      result: { last: true },
    });
  });
});

describe('a kill and a restart', () => {
  const harness = new Harness();
  afterAll(() => harness.dispose());

  it('goes on where it was, with the history it had', async () => {
    await harness.start();
    await harness.until('environment-dev', isSynced);
    await harness.push(service('stable', { digest: DIGEST }));
    const before = await harness.until('stable-dev', isSynced);
    const pods = () =>
      harness.cluster
        .list({ kind: 'Pod', namespace: 'dev' })
        .map(pod => pod.metadata.uid)
        .sort();
    await harness.until(
      'stable-dev',
      app => app.status.health.status === 'Healthy',
    );
    const running = pods();
    harness.cluster.flush();
    await harness.stop();

    harness.organisation.apps.commit(service('while-away', { digest: DIGEST }));
    await harness.start();
    await harness.until('while-away-dev', isSynced);
    const after = await harness.until(
      'stable-dev',
      app => app.status.sync.status === 'Synced',
    );
    expect(after.status.history).toEqual(before.status.history);
    expect(running.every(uid => pods().includes(uid))).toBe(true);
  });
});
