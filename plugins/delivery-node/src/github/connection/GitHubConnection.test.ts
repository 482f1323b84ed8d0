import { ConfigReader } from '@backstage/config';
import { FAST_RETRY, REPOSITORY, startGitHub, WireServer } from '../../testing';
import { DefaultGitHubClient } from '../DefaultGitHubClient';
import { GitHubConnection } from './GitHubConnection';

describe('GitHubConnection', () => {
  let wire: WireServer;
  let client: DefaultGitHubClient;

  beforeEach(async () => {
    ({ wire, client } = await startGitHub());
  });

  afterEach(() => wire.close());

  describe('failures', () => {
    const ok = { body: REPOSITORY };

    it.each([
      ['500', { status: 500, body: { message: 'oops' } }],
      ['503 of a proxy', { status: 503, body: '<html>' }],
      [
        '429',
        {
          status: 429,
          headers: { 'retry-after': '0' },
          body: { message: 'x' },
        },
      ],
      [
        'a secondary limit',
        {
          status: 403,
          headers: { 'retry-after': '0' },
          body: { message: 'You have exceeded a secondary rate limit' },
        },
      ],
      [
        'a spent limit',
        {
          status: 403,
          headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
          body: { message: 'API rate limit exceeded' },
        },
      ],
      ['a reset', { reset: 'before' as const }],
      [
        'a body that breaks off',
        { reset: 'within' as const, body: REPOSITORY },
      ],
    ])('tries again after %s', async (_title, failure) => {
      wire
        .expect('GET /repos/acme/shop', failure)
        .expect('GET /repos/acme/shop', failure)
        .expect('GET /repos/acme/shop', ok);
      expect(await client.getRepository('shop')).toMatchObject({ id: 4711 });
    });

    it('waits as long as GitHub asks', async () => {
      wire
        .expect('GET /repos/acme/shop', {
          status: 429,
          headers: { 'retry-after': '1' },
          body: { message: 'x' },
        })
        .expect('GET /repos/acme/shop', ok);
      const start = Date.now();
      await client.getRepository('shop');
      expect(Date.now() - start).toBeGreaterThanOrEqual(990);
    });

    it('does not wait for an hour', async () => {
      wire.expect('GET /repos/acme/shop', {
        status: 403,
        headers: {
          'x-ratelimit-remaining': '0',
          'x-ratelimit-reset': String(Math.floor(Date.now() / 1000) + 3600),
        },
        body: { message: 'API rate limit exceeded' },
      });
      await expect(client.getRepository('shop')).rejects.toThrow(
        /The rate limit is spent: try again in 3\d\d\d s/,
      );
    });

    it('tries again after a time-out, and then says so', async () => {
      wire.always('GET /repos/acme/shop', { hang: true });
      const impatient = DefaultGitHubClient.create({
        owner: 'acme',
        connection: GitHubConnection.create({
          apiBaseUrl: wire.url,
          htmlBaseUrl: wire.url,
          getToken: async () => 'x',
          retry: { ...FAST_RETRY, attempts: 2 },
          timeoutMs: 250,
        }),
      });
      await expect(impatient.getRepository('shop')).rejects.toMatchObject({
        system: 'GitHub',
        retryable: true,
        message: expect.stringMatching(/no answer.*try again/),
      });
      expect(wire.requests).toHaveLength(2);
    });

    it.each([
      [401, { message: 'Bad credentials' }, {}, 'Check the App or token'],
      [
        403,
        { message: 'Resource not accessible by integration' },
        { 'x-accepted-github-permissions': 'administration=write' },
        'these permissions: administration=write',
      ],
      [501, { message: 'no such route' }, {}, 'GitHub has a problem'],
    ])(
      'names the remedy of %p at once',
      async (status, body, headers, remedy) => {
        wire.expect('GET /repos/acme/shop', { status, body, headers });
        const reading = client.getRepository('shop');
        await expect(reading).rejects.toMatchObject({
          status,
          retryable: false,
        });
        await expect(reading).rejects.toThrow(remedy);
      },
    );

    it('names the key of an answer that has changed', async () => {
      wire.expect('GET /repos/acme/shop', { body: { ...REPOSITORY, id: 'x' } });
      await expect(client.getRepository('shop')).rejects.toThrow(
        'is not as expected at "id"',
      );
    });

    it('keeps the token out of the error', async () => {
      wire.expect('GET /repos/acme/shop', request => ({
        status: 400,
        body: { message: `odd: ${request.headers.authorization}` },
      }));
      await expect(client.getRepository('shop')).rejects.toThrow(
        /odd: Bearer \*\*\*/,
      );
    });
  });
});

describe('GitHubConnection.fromConfig', () => {
  it('takes address and token of the host, with its port', async () => {
    const wire = await WireServer.start();
    try {
      const host = new URL(wire.url).host;
      wire.expect('GET /api/v3/repos/acme/shop', { body: REPOSITORY });
      const connection = GitHubConnection.fromConfig(
        new ConfigReader({
          integrations: {
            github: [
              { host, apiBaseUrl: `${wire.url}/api/v3`, token: 'local' },
            ],
          },
        }),
        { host, owner: 'acme' },
      );
      const client = DefaultGitHubClient.create({ owner: 'acme', connection });
      await client.getRepository('shop');
      expect(wire.requests[0].headers.authorization).toBe('Bearer local');
      expect(connection.htmlBaseUrl).toBe(wire.url);
    } finally {
      await wire.close();
    }
  });

  it('names the key when the host is not there', () => {
    expect(() =>
      GitHubConnection.fromConfig(new ConfigReader({}), {
        host: 'git.example',
        owner: 'acme',
      }),
    ).toThrow('integrations.github has no entry with this host');
  });

  it('names the key when there are no credentials', async () => {
    const connection = GitHubConnection.fromConfig(new ConfigReader({}), {
      host: 'github.com',
      owner: 'acme',
    });
    const client = DefaultGitHubClient.create({ owner: 'acme', connection });
    await expect(client.getRepository('shop')).rejects.toThrow(
      /no credentials. Configure a GitHub App/,
    );
  });
});
