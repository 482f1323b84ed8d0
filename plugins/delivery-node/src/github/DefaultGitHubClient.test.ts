import { ConfigReader } from '@backstage/config';
import { testConnection, WireServer, FAST_RETRY } from '../testing';
import { DefaultGitHubClient } from './DefaultGitHubClient';
import { GitHubConnection } from './connection/GitHubConnection';
import type { CommitFile } from './GitHubClient';
import { treeOf } from './git/treeOf';

const repository = {
  id: 4711,
  name: 'shop',
  full_name: 'acme/shop',
  description: null,
  html_url: 'http://gh/acme/shop',
  clone_url: 'http://gh/acme/shop.git',
  homepage: 'http://portal/create/tasks/t-1',
  default_branch: 'main',
  archived: false,
  created_at: '2026-11-20T12:00:00Z',
};

const wanted = {
  name: 'shop',
  description: 'Sells "things"\nand more 🚀',
  visibility: 'private' as const,
  marker: 't-1',
  markerUrl: 'http://portal/create/tasks/t-1',
};

const SCHEMA = 'GET /orgs/acme/properties/schema';

describe('DefaultGitHubClient', () => {
  let wire: WireServer;
  let client: DefaultGitHubClient;

  beforeEach(async () => {
    wire = await WireServer.start();
    client = DefaultGitHubClient.create({
      owner: 'acme',
      connection: testConnection(wire.url),
    });
  });

  afterEach(() => wire.close());

  describe('createRepository', () => {
    it('puts the marker into the custom property where the organisation defines it', async () => {
      wire
        .expect(SCHEMA, { body: [{ property_name: 'delivery-creation' }] })
        .expect('POST /orgs/acme/repos', {
          status: 201,
          body: { ...repository, homepage: null },
        });
      const created = await client.createRepository(wanted);
      expect(created).toEqual({
        id: 4711,
        slug: 'acme/shop',
        name: 'shop',
        description: '',
        htmlUrl: 'http://gh/acme/shop',
        cloneUrl: 'http://gh/acme/shop.git',
        defaultBranch: 'main',
        archived: false,
        createdAt: '2026-11-20T12:00:00Z',
        marker: 't-1',
      });
      expect(wire.requests[1].json).toMatchObject({
        name: 'shop',
        description: 'Sells "things" and more 🚀',
        visibility: 'private',
        private: true,
        auto_init: true,
        custom_properties: { 'delivery-creation': 't-1' },
      });
      expect(wire.requests[1].json).not.toHaveProperty('homepage');
    });

    it.each([
      ['no such property', { body: [{ property_name: 'other' }] }],
      ['no properties', { status: 404, body: { message: 'Not Found' } }],
      ['no permission to see them', { status: 403, body: { message: 'no' } }],
    ])(
      'puts the marker into the homepage where there is %s',
      async (_t, schema) => {
        wire
          .expect(SCHEMA, schema)
          .expect('POST /orgs/acme/repos', { status: 201, body: repository });
        await client.createRepository(wanted);
        expect(wire.requests[1].json).toMatchObject({
          homepage: 'http://portal/create/tasks/t-1',
        });
        expect(wire.requests[1].json).not.toHaveProperty('custom_properties');
      },
    );

    it('asks for the properties once in a while only', async () => {
      wire.expect(SCHEMA, { body: [] });
      wire.always('POST /orgs/acme/repos', { status: 201, body: repository });
      await client.createRepository(wanted);
      await client.createRepository(wanted);
      expect(wire.requests).toHaveLength(3);
    });

    it('knows its own when the answer was lost', async () => {
      wire
        .expect(SCHEMA, { body: [] })
        .expect('POST /orgs/acme/repos', { reset: 'before' })
        .expect('POST /orgs/acme/repos', {
          status: 422,
          body: {
            message: 'Repository creation failed.',
            errors: [{ message: 'name already exists on this account' }],
          },
        })
        .expect('GET /repos/acme/shop', { body: repository });
      await expect(client.createRepository(wanted)).resolves.toMatchObject({
        id: 4711,
        marker: 't-1',
      });
    });

    it("refuses another's", async () => {
      wire
        .expect(SCHEMA, { body: [] })
        .expect('POST /orgs/acme/repos', {
          status: 422,
          body: { message: 'exists' },
        })
        .expect('GET /repos/acme/shop', {
          body: { ...repository, homepage: 'http://elsewhere' },
        });
      await expect(client.createRepository(wanted)).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('GitHub, repository acme/shop'),
      });
    });

    it('passes on what else GitHub finds wrong', async () => {
      wire
        .expect(SCHEMA, { body: [] })
        .expect('POST /orgs/acme/repos', {
          status: 422,
          body: { message: 'Visibility internal is not allowed' },
        })
        .expect('GET /repos/acme/shop', {
          status: 404,
          body: { message: 'x' },
        });
      await expect(client.createRepository(wanted)).rejects.toThrow(
        'GitHub, repository acme/shop: Visibility internal is not allowed (status 422)',
      );
    });
  });

  describe('getRepository', () => {
    it.each([
      [
        'the property',
        { custom_properties: { 'delivery-creation': 't-2' } },
        't-2',
      ],
      ['the homepage', {}, 't-1'],
      ['nothing', { homepage: 'http://shop.example/tasks/' }, undefined],
    ])('reads the marker from %s', async (_title, change, marker) => {
      wire.expect('GET /repos/acme/shop', {
        body: { ...repository, ...change },
      });
      const found = await client.getRepository('shop');
      expect(found?.marker).toBe(marker);
    });

    it('is undefined for what is absent or renamed away', async () => {
      wire
        .expect('GET /repos/acme/shop', { status: 404, body: { message: 'x' } })
        .expect('GET /repos/acme/shop', {
          body: { ...repository, name: 'store', full_name: 'acme/store' },
        });
      expect(await client.getRepository('shop')).toBeUndefined();
      expect(await client.getRepository('shop')).toBeUndefined();
    });
  });

  describe('failures', () => {
    const ok = { body: repository };

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
        { reset: 'within' as const, body: repository },
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
      wire.expect('GET /repos/acme/shop', { body: { ...repository, id: 'x' } });
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

  describe('history', () => {
    const files: CommitFile[] = [
      {
        path: 'README.md',
        content: Buffer.from('# Shop ${{ x }}\n'),
        mode: '100644',
      },
      { path: 'run.sh', content: Buffer.from('#!/bin/sh\n'), mode: '100755' },
      {
        path: 'logo.png',
        content: Buffer.from([0x89, 0x50, 0, 0xff]),
        mode: '100644',
      },
      { path: 'big.txt', content: Buffer.alloc(300_000, 'a'), mode: '100644' },
    ];
    const tree = treeOf(files);
    const commit = {
      sha: 'c1',
      html_url: 'http://gh/c1',
      message: 'Start',
      tree: { sha: tree },
      committer: { date: '2026-11-20T12:00:00Z' },
      parents: [],
    };
    const replace = () =>
      client.replaceHistory({
        name: 'shop',
        branch: 'main',
        message: 'Start',
        files,
      });
    const git = '/repos/acme/shop/git';

    it('sends text inline, binary and large files as blobs, and forces the branch', async () => {
      wire
        .expect(`POST ${git}/blobs`, { status: 201, body: { sha: 'b1' } })
        .expect(`POST ${git}/blobs`, { status: 201, body: { sha: 'b2' } })
        .expect(`POST ${git}/trees`, { status: 201, body: { sha: tree } })
        .expect(`POST ${git}/commits`, { status: 201, body: commit })
        .expect(`PATCH ${git}/refs/heads/main`, {
          body: { object: { sha: 'c1' } },
        });
      await expect(replace()).resolves.toMatchObject({ sha: 'c1', tree });
      const [, , treeRequest, commitRequest, refRequest] = wire.requests;
      const { tree: entries, ...rest } = treeRequest.json as {
        tree: Array<Record<string, unknown>>;
      };
      expect(rest).toEqual({});
      expect(
        entries.map(({ path, mode, content }) => [path, mode, typeof content]),
      ).toEqual([
        ['README.md', '100644', 'string'],
        ['run.sh', '100755', 'string'],
        ['logo.png', '100644', 'undefined'],
        ['big.txt', '100644', 'undefined'],
      ]);
      expect(entries[0].content).toBe('# Shop ${{ x }}\n');
      expect(commitRequest.json).toEqual({
        message: 'Start',
        tree,
        parents: [],
      });
      expect(refRequest.json).toEqual({ sha: 'c1', force: true });
    });

    it('waits until a new repository takes git data, and makes the branch if there is none', async () => {
      const missing = {
        status: 422,
        body: { message: 'Reference does not exist' },
      };
      wire
        .always(`POST ${git}/blobs`, { status: 201, body: { sha: 'b' } })
        .expect(`POST ${git}/trees`, {
          status: 409,
          body: { message: 'Git Repository is empty.' },
        })
        .expect(`POST ${git}/trees`, { status: 201, body: { sha: tree } })
        .expect(`POST ${git}/commits`, { status: 201, body: commit })
        .expect(`PATCH ${git}/refs/heads/main`, missing)
        .expect(`GET ${git}/ref/heads/main`, {
          status: 404,
          body: { message: 'x' },
        })
        .expect(`POST ${git}/refs`, {
          status: 201,
          body: { object: { sha: 'c1' } },
        });
      await expect(replace()).resolves.toMatchObject({ sha: 'c1' });
    });

    it('refuses files that arrived altered', async () => {
      wire
        .always(`POST ${git}/blobs`, { status: 201, body: { sha: 'b' } })
        .expect(`POST ${git}/trees`, { status: 201, body: { sha: 'other' } });
      await expect(replace()).rejects.toThrow('arrived altered');
    });

    it('reads a branch and whether its commit is the first', async () => {
      wire
        .expect('GET /repos/acme/shop/branches/main', {
          body: {
            commit: {
              sha: 'c1',
              html_url: 'http://gh/c1',
              author: { login: 'delivery[bot]' },
              commit: {
                message: 'Start',
                tree: { sha: 't1' },
                committer: { date: 'd' },
              },
              parents: [],
            },
          },
        })
        .expect('GET /repos/acme/shop/branches/none', {
          status: 404,
          body: { message: 'x' },
        });
      expect(await client.getBranch('shop', 'main')).toEqual({
        commit: {
          sha: 'c1',
          tree: 't1',
          htmlUrl: 'http://gh/c1',
          message: 'Start',
          authorLogin: 'delivery[bot]',
          date: 'd',
        },
        isRoot: true,
      });
      expect(await client.getBranch('shop', 'none')).toBeUndefined();
    });

    it('lists a tree that GitHub cuts short', async () => {
      const blob = (path: string) => ({
        path,
        mode: '100644',
        type: 'blob',
        sha: `b-${path}`,
      });
      const dir = { path: 'src', mode: '040000', type: 'tree', sha: 't2' };
      wire
        .expect(`GET ${git}/trees/main?recursive=1`, {
          body: { sha: 't1', truncated: true, tree: [] },
        })
        .expect(`GET ${git}/trees/main`, {
          body: { sha: 't1', tree: [blob('a'), dir] },
        })
        .expect(`GET ${git}/trees/t2?recursive=1`, {
          body: { sha: 't2', tree: [blob('b')] },
        });
      const listed = await client.listTree('shop', 'main');
      expect(listed.map(({ path }) => path)).toEqual(['a', 'src/b']);
    });
  });

  it('sets topics', async () => {
    wire.expect('PUT /repos/acme/shop/topics', {
      body: { names: ['delivery'] },
    });
    await client.setTopics('shop', ['delivery']);
    expect(wire.requests[0].json).toEqual({ names: ['delivery'] });
  });

  it('deletes, and says whether there was something', async () => {
    wire
      .expect('DELETE /repos/acme/shop', { status: 204 })
      .expect('DELETE /repos/acme/shop', {
        status: 404,
        body: { message: 'x' },
      });
    expect(await client.deleteRepository('shop')).toBe(true);
    expect(await client.deleteRepository('shop')).toBe(false);
  });

  it('protects the default branch', async () => {
    wire.expect('POST /repos/acme/shop/rulesets', { status: 201, body: {} });
    await client.protectDefaultBranch('shop');
    expect(wire.requests[0].json).toMatchObject({
      target: 'branch',
      enforcement: 'active',
      rules: [{ type: 'deletion' }, { type: 'non_fast_forward' }],
      bypass_actors: [
        { actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' },
      ],
    });
  });

  it('knows its own rules from before', async () => {
    const list =
      'GET /repos/acme/shop/rulesets?includes_parents=false&per_page=100';
    const post = 'POST /repos/acme/shop/rulesets';
    const taken = { status: 422, body: { message: 'Name must be unique' } };
    wire
      .expect(post, taken)
      .expect(list, { body: [{ id: 1, name: 'delivery: default branch' }] })
      .expect(post, taken)
      .expect(list, { body: [] });
    await client.protectDefaultBranch('shop');
    await expect(client.protectDefaultBranch('shop')).rejects.toThrow(
      'Name must be unique',
    );
  });

  describe('grantTeam', () => {
    const put = 'PUT /orgs/acme/teams/platform/repos/acme/shop';

    it('grants', async () => {
      wire.expect(put, { status: 204 });
      expect(await client.grantTeam('shop', 'platform', 'maintain')).toBe(true);
      expect(wire.requests[0].json).toEqual({ permission: 'maintain' });
    });

    it('tells a missing team from a missing repository', async () => {
      wire
        .always(put, { status: 404, body: { message: 'Not Found' } })
        .expect('GET /orgs/acme/teams/platform', {
          status: 404,
          body: { message: 'x' },
        })
        .expect('GET /orgs/acme/teams/platform', {
          body: { slug: 'platform' },
        });
      expect(await client.grantTeam('shop', 'platform', 'push')).toBe(false);
      await expect(
        client.grantTeam('shop', 'platform', 'push'),
      ).rejects.toThrow('the repository does not');
    });
  });

  describe('runs', () => {
    it('lists runs with the words of the platform', async () => {
      const run = {
        id: 9,
        run_number: 3,
        display_title: 'Fix',
        head_branch: 'main',
        head_sha: 'abc',
        actor: { login: 'ana' },
        event: 'push',
        status: 'waiting',
        conclusion: null,
        created_at: '2026-11-20T12:00:00Z',
        updated_at: '2026-11-20T12:01:00Z',
        html_url: 'http://gh/run/9',
      };
      wire.expect('GET /repos/acme/shop/actions/runs?per_page=5', {
        body: {
          workflow_runs: [
            run,
            { ...run, id: 8, status: 'completed', conclusion: 'success' },
          ],
        },
      });
      const runs = await client.listRuns('shop', { limit: 5 });
      expect(runs[0]).toEqual({
        id: 9,
        number: 3,
        title: 'Fix',
        branch: 'main',
        commit: 'abc',
        actor: 'ana',
        event: 'push',
        status: 'queued',
        conclusion: undefined,
        startedAt: '2026-11-20T12:00:00Z',
        updatedAt: '2026-11-20T12:01:00Z',
        url: 'http://gh/run/9',
      });
      expect(runs[1]).toMatchObject({
        status: 'completed',
        conclusion: 'success',
      });
    });

    it('lists jobs with their steps', async () => {
      wire.expect('GET /repos/acme/shop/actions/runs/9/jobs?per_page=100', {
        body: {
          jobs: [
            {
              id: 1,
              name: 'test',
              status: 'in_progress',
              conclusion: null,
              started_at: 's',
              completed_at: null,
              html_url: 'u',
              steps: [
                {
                  number: 1,
                  name: 'Check out',
                  status: 'completed',
                  conclusion: 'success',
                },
              ],
            },
          ],
        },
      });
      expect(await client.listJobs('shop', 9)).toEqual([
        {
          id: 1,
          name: 'test',
          status: 'in_progress',
          conclusion: undefined,
          startedAt: 's',
          completedAt: undefined,
          url: 'u',
          steps: [
            {
              number: 1,
              name: 'Check out',
              status: 'completed',
              conclusion: 'success',
              startedAt: undefined,
              completedAt: undefined,
            },
          ],
        },
      ]);
    });

    it('follows a log to where it is kept, without the token, and keeps its end', async () => {
      const storage = await WireServer.start();
      try {
        storage.expect('GET /log', {
          body: `${'x'.repeat(100_000)}\nthe end é`,
        });
        wire.expect('GET /repos/acme/shop/actions/jobs/1/logs', {
          status: 302,
          headers: {
            location: `${storage.url.replace('localhost', '127.0.0.1')}/log`,
          },
        });
        expect(await client.getJobLog('shop', 1, { maxBytes: 11 })).toBe(
          '\nthe end é'.slice(-10),
        );
        expect(storage.requests[0].headers.authorization).toBeUndefined();
      } finally {
        await storage.close();
      }
    });

    it('has an empty log of a job that has not ended', async () => {
      wire.expect('GET /repos/acme/shop/actions/jobs/1/logs', {
        status: 404,
        body: { message: 'x' },
      });
      expect(await client.getJobLog('shop', 1)).toBe('');
    });
  });
});

describe('GitHubConnection.fromConfig', () => {
  it('takes address and token of the host, with its port', async () => {
    const wire = await WireServer.start();
    try {
      const host = new URL(wire.url).host;
      wire.expect('GET /api/v3/repos/acme/shop', { body: repository });
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
