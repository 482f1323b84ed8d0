import { DIGEST, eventually, service, TOKEN } from './__testUtils__/fixtures';
import { Harness } from './__testUtils__/harness';
import { contract } from './__testUtils__/swagger';

jest.setTimeout(60_000);

const { reason, check } = contract();

describe("Argo CD's API", () => {
  const harness = new Harness();

  beforeAll(async () => {
    if (reason) {
      process.stderr.write(`${reason}\n`);
    }
    await harness.start();
    await harness.until('environment-dev', app => Boolean(app.status.history));
    await harness.push(service('orders', { digest: DIGEST }));
    await harness.until(
      'orders-dev',
      app => app.status.health?.status === 'Healthy' && app.status.history,
    );
  });
  afterAll(() => harness.dispose());

  it.each([
    ['/api/version', 'versionVersionMessage'],
    ['/api/v1/settings', 'clusterSettings'],
    ['/api/v1/session/userinfo', 'sessionGetUserInfoResponse'],
    ['/api/v1/account/can-i/applications/get/dev', 'accountCanIResponse'],
    ['/api/v1/applications', 'v1alpha1ApplicationList'],
    ['/api/v1/applications/orders-dev', 'v1alpha1Application'],
    ['/api/v1/applications/root', 'v1alpha1Application'],
    [
      '/api/v1/applications/orders-dev/resource-tree',
      'v1alpha1ApplicationTree',
    ],
    [
      '/api/v1/applications/orders-dev/managed-resources',
      'applicationManagedResourcesResponse',
    ],
    ['/api/v1/applications/orders-dev/manifests', 'repositoryManifestResponse'],
    ['/api/v1/applications/orders-dev/events', 'eventsEventList'],
    [
      '/api/v1/applications/orders-dev/resource?kind=Deployment&group=apps&version=v1&namespace=dev&resourceName=orders',
      'applicationApplicationResourceResponse',
    ],
    ['/api/v1/projects', 'v1alpha1AppProjectList'],
    ['/api/v1/projects/dev', 'v1alpha1AppProject'],
    ['/api/v1/applicationsets', 'v1alpha1ApplicationSetList'],
    ['/api/v1/applicationsets/dev', 'v1alpha1ApplicationSet'],
    ['/api/v1/clusters', 'v1alpha1ClusterList'],
    ['/api/v1/repositories', 'v1alpha1RepositoryList'],
  ])('answers %s as the contract says', async (path, definition) => {
    const response = await harness.fetch(path);
    expect(response.status).toBe(200);
    const body = await response.json();
    expect(Object.keys(body).length).toBeGreaterThan(0);
    expect(check(definition, body)).toEqual([]);
  });

  it('shows an Application without apiVersion, with health of each resource; the list without', async () => {
    const one = await harness.json(
      '/api/v1/applications/orders-dev?project=dev',
    );
    expect(one).not.toHaveProperty('kind');
    expect(one.status.resources).toContainEqual({
      group: 'apps',
      version: 'v1',
      kind: 'Deployment',
      namespace: 'dev',
      name: 'orders',
      status: 'Synced',
      health: { status: 'Healthy' },
    });
    const { items } = await harness.json(
      '/api/v1/applications?selector=delivery/service%3Dorders&projects=dev',
    );
    expect(items).toHaveLength(1);
    expect(JSON.stringify(items[0].status.resources)).not.toContain('health');
    const none = await harness.json('/api/v1/applications?projects=nowhere');
    expect(none.items).toBeNull();
  });

  it('refuses who brings no token or another', async () => {
    const bare = await fetch(`${harness.url}/api/v1/applications`);
    expect(bare.status).toBe(401);
    expect(await bare.json()).toEqual({
      error: 'no session information',
      code: 16,
      message: 'no session information',
    });
    const wrong = await harness.fetch('/api/v1/projects', {
      headers: { authorization: 'Bearer nonsense' },
    });
    expect(wrong.status).toBe(401);
  });

  it.each([
    ['/api/v1/applications/nobody', 403],
    ['/api/v1/applications/nobody?project=dev', 404],
    ['/api/v1/applications/orders-dev?project=prod', 404],
    ['/api/v1/applications/orders-dev?refresh=soft', 400],
    ['/api/v1/applications?selector=a%3D%3D%3Db', 400],
  ])('answers %s with %i', async (path, status) => {
    const response = await harness.fetch(path);
    expect(response.status).toBe(status);
    const body = await response.json();
    expect(check('runtimeError', body)).toEqual([]);
  });

  it.each(['/api/v1/gpgkeys', '/api/v1/applications/orders-dev/unheard-of'])(
    'names the route that it does not have: %s',
    async path => {
      const response = await harness.fetch(path);
      expect(response.status).toBe(501);
      expect((await response.json()).message).toContain(`GET ${path}`);
    },
  );

  it('waits for the refresh that it is asked for', async () => {
    const { after } = harness.organisation.apps.commit({
      'environments/dev/orders/values.yaml': 'replicas: 3\n',
    });
    const app = await harness.application('orders-dev', '?refresh=normal');
    expect(app?.status.sync.revisions[1]).toBe(after);
    await harness.until(
      'orders-dev',
      next => next.status.health.status === 'Healthy',
    );
  });

  it('streams the present state, then each change', async () => {
    const abort = new AbortController();
    const response = await harness.fetch(
      '/api/v1/stream/applications?projects=dev',
      {
        signal: abort.signal,
      },
    );
    const seen: any[] = [];
    const reading = (async () => {
      let rest = '';
      for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
        const lines = (rest + Buffer.from(chunk).toString('utf8')).split('\n');
        rest = lines.pop() ?? '';
        seen.push(...lines.filter(Boolean).map(line => JSON.parse(line)));
      }
    })().catch(() => undefined);
    await eventually(() => seen.length > 0);
    expect(seen[0].result.type).toBe('ADDED');
    expect(seen[0].result.application.status.resources[0].health).toBeDefined();
    expect(check('v1alpha1ApplicationWatchEvent', seen[0].result)).toEqual([]);

    const sha = await harness.push({
      'environments/dev/orders/values.yaml': 'replicas: 1\n',
    });
    await eventually(() =>
      seen.some(
        ({ result }) =>
          result.type === 'MODIFIED' &&
          result.application.status.sync.revisions?.[1] === sha,
      ),
    );
    abort.abort();
    await reading;

    const events = new AbortController();
    const sse = await harness.fetch('/api/v1/stream/applications', {
      signal: events.signal,
      headers: { accept: 'text/event-stream' },
    });
    const { value } = await sse.body!.getReader().read();
    expect(Buffer.from(value!).toString('utf8')).toMatch(/^data: \{"result"/);
    events.abort();
  });

  it('takes an Application, the same one again, and another only by upsert', async () => {
    const platform = `${harness.organisation.url}/acme/gitops-platform`;
    const body = (path: string, project = 'platform') =>
      JSON.stringify({
        metadata: { name: 'by-hand', namespace: 'argocd' },
        spec: {
          project,
          source: { repoURL: platform, path, targetRevision: 'main' },
          destination: {
            server: 'https://kubernetes.default.svc',
            namespace: 'dev',
          },
        },
      });
    const post = (query: string, content: string) =>
      harness.fetch(`/api/v1/applications${query}`, {
        method: 'POST',
        body: content,
        headers: { 'content-type': 'application/json' },
      });
    const refused = await post('', body('environments/dev', 'dev'));
    expect(refused.status).toBe(400);
    expect((await refused.json()).message).toContain(
      `application repo ${platform} is not permitted in project 'dev'`,
    );
    expect((await post('', body('environments/dev'))).status).toBe(200);
    expect((await post('', body('environments/dev'))).status).toBe(200);
    expect((await post('', body('environments/prod'))).status).toBe(400);
    expect((await post('?upsert=true', body('environments/prod'))).status).toBe(
      200,
    );

    const rollback = (name: string, id: number) =>
      harness.json(`/api/v1/applications/${name}/rollback`, {
        method: 'POST',
        body: JSON.stringify({ id }),
      });
    expect(await rollback('orders-dev', 0)).toMatchObject({
      code: 9,
      message: 'rollback cannot be initiated when auto-sync is enabled',
    });
    expect(await rollback('by-hand', 7)).toMatchObject({ code: 3 });
    const gone = await harness.fetch('/api/v1/applications/by-hand', {
      method: 'DELETE',
    });
    expect(await gone.json()).toEqual({});
  });

  it('takes a project, the same one again, and another only by upsert', async () => {
    const body = (namespace: string, upsert = false) =>
      JSON.stringify({
        project: {
          metadata: { name: 'by-hand' },
          spec: {
            sourceRepos: [`${harness.organisation.url}/acme/gitops-apps`],
            destinations: [
              { server: 'https://kubernetes.default.svc', namespace },
            ],
          },
        },
        upsert,
      });
    const post = (content: string) =>
      harness.fetch('/api/v1/projects', {
        method: 'POST',
        body: content,
        headers: { 'content-type': 'application/json' },
      });
    for (const content of [body('dev'), body('dev'), body('staging', true)]) {
      const answer = await post(content);
      expect(answer.status).toBe(200);
      expect(check('v1alpha1AppProject', await answer.json())).toEqual([]);
    }
    const refused = await post(body('dev'));
    expect(refused.status).toBe(400);
    expect((await refused.json()).message).toBe(
      'existing project spec is different, use upsert flag to force update',
    );
    expect((await post('{}')).status).toBe(400);
    const { spec } = await harness.json('/api/v1/projects/by-hand');
    expect(spec.destinations).toEqual([
      { server: 'https://kubernetes.default.svc', namespace: 'staging' },
    ]);
  });

  it('syncs when asked, one operation at a time', async () => {
    const synced = await harness.json('/api/v1/applications/orders-dev/sync', {
      method: 'POST',
      body: '{}',
    });
    expect(synced.operation.initiatedBy).toEqual({ username: 'portal' });
    expect(check('v1alpha1Application', synced)).toEqual([]);
    const done = await harness.until(
      'orders-dev',
      app =>
        app.status.operationState.operation.initiatedBy.username === 'portal' &&
        app.status.operationState.phase === 'Succeeded',
    );
    expect(done.status.history.length).toBeGreaterThan(1);
    const idle = await harness.fetch(
      '/api/v1/applications/orders-dev/operation',
      {
        method: 'DELETE',
      },
    );
    expect(idle.status).toBe(400);
  });

  it('takes webhooks that are signed, and no others', async () => {
    const response = await fetch(`${harness.url}/applicationset/api/webhook`, {
      method: 'POST',
      body: '{}',
      headers: {
        'x-github-event': 'push',
        'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
      },
    });
    expect(response.status).toBe(400);
    const { before, after } = harness.organisation.apps.commit(
      service('hooked', { digest: DIGEST }),
    );
    expect((await harness.webhook({ before, after })).status).toBe(200);
    const hooked = await harness.until('hooked-dev', app =>
      Boolean(app.status.sync),
    );
    expect(hooked.metadata.labels).toEqual({
      'delivery/service': 'hooked',
      'delivery/environment': 'dev',
    });
  });

  it('shows pages without scripts, escaped', async () => {
    const page = await fetch(`${harness.url}/applications/argocd/orders-dev`);
    const text = await page.text();
    expect(page.headers.get('content-security-policy')).toContain(
      "default-src 'none'",
    );
    expect(text).toContain('orders-dev');
    expect(text).toContain('Deployment');
    expect(text).not.toContain('<script');
    expect(text).not.toContain(TOKEN);
    const missing = await fetch(
      `${harness.url}/applications/${encodeURIComponent('<b>x')}`,
    );
    expect(missing.status).toBe(404);
    expect(await missing.text()).toContain('&lt;b&gt;x');
  });
});
