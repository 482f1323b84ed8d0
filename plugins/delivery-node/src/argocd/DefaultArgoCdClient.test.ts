import { createHmac } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import { FAST_RETRY, WireServer } from '../testing';
import { DefaultArgoCdClient } from './DefaultArgoCdClient';

const TOKEN = 'argocd-token-0123456789';

const application = {
  metadata: { name: 'shop-dev', labels: { 'delivery/service': 'shop' } },
  spec: {
    project: 'dev',
    destination: { server: 'https://kubernetes.default.svc', namespace: 'dev' },
    sources: [
      {
        repoURL: 'registry.example/charts',
        chart: 'eks_baseline_chart',
        targetRevision: '1.0.0',
      },
      {
        repoURL: 'http://gh/acme/gitops-apps.git',
        targetRevision: 'main',
        ref: 'values',
      },
    ],
  },
  status: {
    sync: { status: 'Synced', revisions: ['1.0.0', 'abc'] },
    health: { status: 'Healthy', lastTransitionTime: '2026-11-20T12:00:00Z' },
    resources: [
      {
        group: 'apps',
        version: 'v1',
        kind: 'Deployment',
        namespace: 'dev',
        name: 'shop',
        status: 'Synced',
        health: { status: 'Healthy' },
      },
      { version: 'v1', kind: 'Service', name: 'shop', status: 'OddNewWord' },
    ],
    conditions: null,
    operationState: {
      phase: 'Succeeded',
      message: 'successfully synced',
      startedAt: '2026-11-20T11:59:00Z',
      finishedAt: '2026-11-20T11:59:30Z',
      syncResult: { revisions: ['1.0.0', 'abc'] },
    },
    summary: { externalURLs: ['https://shop.example'] },
    reconciledAt: '2026-11-20T12:00:01Z',
  },
};

const GET = 'GET /api/v1/applications/shop-dev?project=dev';

describe('DefaultArgoCdClient', () => {
  let wire: WireServer;

  const client = (options?: { webhook?: boolean; timeoutMs?: number }) =>
    DefaultArgoCdClient.create({
      argocd: {
        baseUrl: wire.url,
        token: TOKEN,
        namespace: 'argocd',
        ...(options?.webhook
          ? {
              applicationSetWebhook: {
                url: `${wire.url}/appset/api/webhook`,
                secret: 'webhook-secret',
              },
            }
          : {}),
      },
      gitops: {
        htmlBaseUrl: 'http://gh',
        owner: 'acme',
        repository: 'gitops-apps',
        branch: 'main',
      },
      retry: FAST_RETRY,
      timeoutMs: options?.timeoutMs ?? 2_000,
    });

  beforeEach(async () => {
    wire = await WireServer.start();
  });

  afterEach(() => wire.close());

  it('reads an Application', async () => {
    wire.expect(GET, { body: application });
    expect(
      await client().getApplication('shop-dev', { project: 'dev' }),
    ).toEqual({
      name: 'shop-dev',
      labels: { 'delivery/service': 'shop' },
      deleting: false,
      project: 'dev',
      destination: application.spec.destination,
      sources: [
        {
          repoUrl: 'registry.example/charts',
          chart: 'eks_baseline_chart',
          targetRevision: '1.0.0',
          ref: undefined,
        },
        {
          repoUrl: 'http://gh/acme/gitops-apps.git',
          chart: undefined,
          targetRevision: 'main',
          ref: 'values',
        },
      ],
      sync: 'Synced',
      revisions: ['1.0.0', 'abc'],
      health: 'Healthy',
      healthChangedAt: '2026-11-20T12:00:00Z',
      resources: [
        {
          group: 'apps',
          kind: 'Deployment',
          namespace: 'dev',
          name: 'shop',
          sync: 'Synced',
          health: 'Healthy',
          message: undefined,
        },
        {
          group: '',
          kind: 'Service',
          namespace: '',
          name: 'shop',
          sync: 'Unknown',
          health: undefined,
          message: undefined,
        },
      ],
      conditions: [],
      operation: {
        phase: 'Succeeded',
        message: 'successfully synced',
        revisions: ['1.0.0', 'abc'],
        startedAt: '2026-11-20T11:59:00Z',
        finishedAt: '2026-11-20T11:59:30Z',
      },
      externalUrls: ['https://shop.example'],
      reconciledAt: '2026-11-20T12:00:01Z',
    });
    expect(wire.requests[0].headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('reads one that Argo CD has not looked at, and one with a single source', async () => {
    wire
      .expect(`${GET}&refresh=normal`, {
        body: { metadata: application.metadata, spec: application.spec },
      })
      .expect(GET, {
        body: {
          metadata: application.metadata,
          spec: {
            ...application.spec,
            sources: undefined,
            source: application.spec.sources[1],
          },
          status: { sync: { status: 'OutOfSync', revision: 'abc' } },
        },
      });
    const fresh = await client().getApplication('shop-dev', {
      project: 'dev',
      refresh: 'normal',
    });
    expect(fresh).toMatchObject({
      sync: 'Unknown',
      health: 'Unknown',
      revisions: [],
    });
    const single = await client().getApplication('shop-dev', {
      project: 'dev',
    });
    expect(single).toMatchObject({
      sync: 'OutOfSync',
      revisions: ['abc'],
      sources: [{ ref: 'values' }],
    });
  });

  it('is undefined for what is absent', async () => {
    wire.expect(GET, { status: 404, body: { message: 'not found' } });
    expect(
      await client().getApplication('shop-dev', { project: 'dev' }),
    ).toBeUndefined();
  });

  it('lists by label and projects', async () => {
    wire
      .expect(
        'GET /api/v1/applications?selector=delivery%2Fservice%3Dshop&projects=dev&projects=prod',
        { body: { items: [application] } },
      )
      .expect('GET /api/v1/applications', { body: { items: null } });
    const found = await client().listApplications({
      selector: 'delivery/service=shop',
      projects: ['dev', 'prod'],
    });
    expect(found.map(({ name }) => name)).toEqual(['shop-dev']);
    expect(await client().listApplications()).toEqual([]);
  });

  it('deletes, and says whether there was something', async () => {
    const route =
      'DELETE /api/v1/applications/shop-dev?project=dev&cascade=true';
    wire
      .expect(route, { body: {} })
      .expect(route, { status: 404, body: { message: 'not found' } });
    const options = { project: 'dev', cascade: true };
    expect(await client().deleteApplication('shop-dev', options)).toBe(true);
    expect(await client().deleteApplication('shop-dev', options)).toBe(false);
  });

  describe('notifyPush', () => {
    it('sends both receivers what GitHub would send, signed', async () => {
      wire
        .expect('POST /appset/api/webhook', { body: 'ok' })
        .expect('POST /api/webhook', { body: '' });
      await client({ webhook: true }).notifyPush({
        before: 'a',
        after: 'b',
        paths: ['environments/dev/shop/values.yaml'],
      });
      for (const request of wire.requests) {
        expect(request.headers).toMatchObject({
          'content-type': 'application/json',
          'x-github-event': 'push',
          'x-hub-signature-256': `sha256=${createHmac(
            'sha256',
            'webhook-secret',
          )
            .update(request.text)
            .digest('hex')}`,
        });
        expect(request.headers.authorization).toBeUndefined();
        expect(request.json).toMatchObject({
          ref: 'refs/heads/main',
          before: 'a',
          after: 'b',
          repository: {
            html_url: 'http://gh/acme/gitops-apps',
            default_branch: 'main',
            full_name: 'acme/gitops-apps',
          },
          commits: [
            { id: 'b', modified: ['environments/dev/shop/values.yaml'] },
          ],
        });
      }
    });

    it('tells the ApplicationSet controller alone of what no Application reads yet', async () => {
      wire.expect('POST /appset/api/webhook', { body: 'ok' });
      await client({ webhook: true }).notifyPush({
        before: 'a',
        after: 'b',
        newApplications: true,
      });
      expect(wire.requests.map(({ path }) => path)).toEqual([
        '/appset/api/webhook',
      ]);
    });

    it('is silent without a webhook: Argo CD polls', async () => {
      await client().notifyPush({ before: 'a', after: 'b' });
      expect(wire.requests).toHaveLength(0);
    });

    it('names the webhook that does not answer', async () => {
      wire
        .always('POST /appset/api/webhook', { status: 500, body: 'oops' })
        .expect('POST /api/webhook', { body: '' });
      await expect(
        client({ webhook: true }).notifyPush({ before: 'a', after: 'b' }),
      ).rejects.toThrow('Argo CD, webhook for acme/gitops-apps: oops');
    });
  });

  describe('failures', () => {
    it.each([
      ['500', { status: 500, body: { message: 'oops' } }],
      ['429', { status: 429, headers: { 'retry-after': '0' }, body: '' }],
      ['a reset', { reset: 'before' as const }],
      [
        'a body that breaks off',
        { reset: 'within' as const, body: application },
      ],
    ])('tries again after %s', async (_title, failure) => {
      wire.expect(GET, failure).expect(GET, { body: application });
      expect(
        await client().getApplication('shop-dev', { project: 'dev' }),
      ).toMatchObject({ name: 'shop-dev' });
    });

    it('tries again after a time-out, and then says so', async () => {
      wire.always(GET, { hang: true });
      await expect(
        client({ timeoutMs: 200 }).getApplication('shop-dev', {
          project: 'dev',
        }),
      ).rejects.toMatchObject({ system: 'Argo CD', retryable: true });
      expect(wire.requests).toHaveLength(6);
    });

    it.each([
      [401, 'Check delivery.argocd.token'],
      [403, "Grant the portal's account this action"],
    ])('names the remedy of %p at once', async (status, remedy) => {
      wire.expect(GET, { status, body: { message: `no ${TOKEN}` } });
      const reading = client().getApplication('shop-dev', { project: 'dev' });
      await expect(reading).rejects.toMatchObject({
        object: 'Application shop-dev',
        status,
        remedy: expect.stringContaining(remedy),
      });
      await expect(reading).rejects.not.toThrow(TOKEN);
    });

    it.each([
      ['a page', '<html>Sign in</html>', 'is not JSON'],
      [
        'another object',
        { metadata: {} },
        'not as expected at "metadata.name"',
      ],
    ])(
      'names what is not an Application: %s',
      async (_title, body, problem) => {
        wire.expect(GET, { body });
        await expect(
          client().getApplication('shop-dev', { project: 'dev' }),
        ).rejects.toThrow(problem);
      },
    );
  });

  it.each([
    ['passes', { loggedIn: true, username: 'portal' }, undefined],
    ['refuses', {}, 'the token belongs to nobody'],
  ])('checks access: %s', async (_title, body, problem) => {
    wire.expect('GET /api/v1/session/userinfo', { body });
    const outcome = await client()
      .checkAccess()
      .catch(error => error.problem);
    expect(outcome).toBe(problem);
  });

  describe('watchApplications', () => {
    const route =
      'GET /api/v1/stream/applications?selector=delivery%2Fservice%3Dshop&projects=dev';
    const line = (type: string) =>
      `${JSON.stringify({ result: { type, application } })}\n`;

    const watch = (write: (response: ServerResponse) => void) => {
      wire.expect(route, {
        stream: response => {
          response.writeHead(200, { 'content-type': 'application/json' });
          write(response);
        },
      });
      const controller = new AbortController();
      const events: string[] = [];
      const done = client({ timeoutMs: 200 }).watchApplications({
        selector: 'delivery/service=shop',
        projects: ['dev'],
        signal: controller.signal,
        onEvent: event => {
          events.push(`${event.type} ${event.application.name}`);
          if (event.type === 'DELETED') {
            controller.abort();
          }
        },
      });
      return { events, done, controller };
    };

    it('tells each change, however the text is cut, until the signal aborts', async () => {
      const { events, done } = watch(response => {
        const text = Buffer.from(line('ADDED') + line('MODIFIED'));
        response.write(text.subarray(0, 40));
        // Longer than a request may take: a stream has no time-out.
        setTimeout(() => response.write(text.subarray(40)), 60);
        setTimeout(() => response.write(`\n${line('DELETED')}`), 80);
      });
      await expect(done).resolves.toBeUndefined();
      expect(events).toEqual([
        'ADDED shop-dev',
        'MODIFIED shop-dev',
        'DELETED shop-dev',
      ]);
    });

    it.each<[string, (response: ServerResponse) => void, string]>([
      ['ends', r => r.end(line('ADDED')), 'Argo CD closed it'],
      ['breaks', r => r.write(line('ADDED'), () => r.destroy()), 'it ended'],
      [
        'says an error',
        r => r.end(`${JSON.stringify({ error: { message: 'too old' } })}\n`),
        'it ended: too old',
      ],
      ['is no stream', r => r.end('<html>\n'), 'is not JSON'],
    ])('rejects when the stream %s', async (_title, write, problem) => {
      await expect(watch(write).done).rejects.toThrow(problem);
    });

    it('rejects when the stream is refused', async () => {
      wire.expect(route, { status: 401, body: { message: 'no session' } });
      await expect(
        client().watchApplications({
          selector: 'delivery/service=shop',
          projects: ['dev'],
          signal: new AbortController().signal,
          onEvent: () => {},
        }),
      ).rejects.toMatchObject({ status: 401 });
    });
  });

  it("knows Argo CD's own page", () => {
    expect(client().urlOf('shop-dev')).toBe(
      `${wire.url}/applications/argocd/shop-dev`,
    );
  });
});
