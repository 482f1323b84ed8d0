import type { DeliveryTrailers } from '@internal/plugin-delivery-common';
import { GitDataServer, testConnection, WireServer } from '../testing';
import { DefaultGitOpsClient } from './DefaultGitOpsClient';

const SLUG = 'acme/gitops-apps';

const trailers: DeliveryTrailers = {
  service: 'shop',
  environments: ['dev'],
  action: 'create',
  actor: 'user:default/ana',
};

describe('DefaultGitOpsClient', () => {
  let wire: WireServer;
  let git: GitDataServer;

  const client = () =>
    DefaultGitOpsClient.create({
      connection: testConnection(wire.url),
      owner: 'acme',
      repository: 'gitops-apps',
      branch: 'main',
    });

  beforeEach(async () => {
    wire = await WireServer.start();
    git = new GitDataServer(wire, SLUG, {
      'README.md': 'apps',
      'environments/dev/old/values.yaml': 'a: 1\n',
      'environments/dev/old/release.yaml': 'image: {}\nrelease: {}\n',
    });
  });

  afterEach(() => wire.close());

  it('makes one commit with its trailers, without author and committer', async () => {
    const result = await client().commit({
      subject: 'Create shop',
      trailers,
      plan: async () => ({
        'services/shop.yaml': 'name: shop\n',
        'environments/dev/shop/values.yaml': 'b: 2\n',
      }),
    });
    expect(result).toEqual({
      commit: git.head('main').sha,
      htmlUrl: `${wire.url}/${SLUG}/commit/${git.head('main').sha}`,
      changed: true,
    });
    expect(git.history('main')).toHaveLength(2);
    expect(git.head('main').message).toBe(
      'Create shop\n\nDelivery-Service: shop\nDelivery-Environment: dev\nDelivery-Action: create\nDelivery-Actor: user:default/ana\n',
    );
    expect(Object.keys(git.filesOf('main'))).toHaveLength(5);
    const commitRequest = wire.requests.find(r =>
      r.path.endsWith('/git/commits'),
    );
    expect(Object.keys(commitRequest?.json as object).sort()).toEqual([
      'message',
      'parents',
      'tree',
    ]);
    expect(commitRequest?.headers.authorization).toMatch(/^Bearer ghs_/);
  });

  it('makes no commit of the same files, nor of a deletion of what is not there', async () => {
    const before = git.head('main').sha;
    const result = await client().commit({
      subject: 'Again',
      trailers,
      plan: async () => ({
        'environments/dev/old/values.yaml': 'a: 1\n',
        'environments/dev/gone/values.yaml': null,
      }),
    });
    expect(result).toMatchObject({ commit: before, changed: false });
    expect(git.head('main').sha).toBe(before);
  });

  it('deletes what is there', async () => {
    await client().commit({
      subject: 'Remove old',
      trailers,
      plan: async snapshot =>
        Object.fromEntries(
          (
            await snapshot.list('environments/dev/old')
          ).map(path => [path, null]),
        ),
    });
    expect(Object.keys(git.filesOf('main'))).toEqual(['README.md']);
  });

  it('plans again on the new head after a lost race', async () => {
    const heads: string[] = [];
    await client().commit({
      subject: 'Count',
      trailers,
      plan: async snapshot => {
        heads.push(snapshot.commit);
        const count = Number((await snapshot.read('count')) ?? '0');
        if (heads.length === 1) {
          git.push('main', { count: '41' });
        }
        return { count: String(count + 1) };
      },
    });
    expect(heads).toHaveLength(2);
    expect(git.filesOf('main').count).toBe('42');
  });

  it.each([
    ['one client', () => new Array(50).fill(client())],
    ['a client each', () => Array.from({ length: 50 }, client)],
  ])(
    'loses no update of fifty writers at once, with %s',
    async (_t, make) => {
      const clients: DefaultGitOpsClient[] = make();
      const results = await Promise.all(
        clients.map((each, index) =>
          each.commit({
            subject: `Write ${index}`,
            trailers,
            plan: async snapshot => ({
              [`services/s${index}.yaml`]: `name: s${index}\n`,
              count: String(Number((await snapshot.read('count')) ?? '0') + 1),
            }),
          }),
        ),
      );
      expect(results.every(result => result.changed)).toBe(true);
      expect(new Set(results.map(result => result.commit)).size).toBe(50);
      expect(git.history('main')).toHaveLength(51);
      const files = git.filesOf('main');
      expect(files.count).toBe('50');
      expect(
        Object.keys(files).filter(p => p.startsWith('services/')),
      ).toHaveLength(50);
    },
    60_000,
  );

  it('goes on when one writer of a queue fails', async () => {
    const shared = client();
    const failing = shared.commit({
      subject: 'Bad',
      trailers,
      plan: async () => {
        throw new Error('the plan is wrong');
      },
    });
    const good = shared.commit({
      subject: 'Good',
      trailers,
      plan: async () => ({ good: '1' }),
    });
    await expect(failing).rejects.toThrow('the plan is wrong');
    await expect(good).resolves.toMatchObject({ changed: true });
  });

  describe('when the answer to the move of the branch is lost', () => {
    const patch = `PATCH /repos/${SLUG}/git/refs/heads/main`;
    const write = () =>
      client().commit({
        subject: 'Write',
        trailers,
        plan: async () => ({ 'services/shop.yaml': 'name: shop\n' }),
      });

    it('knows its commit when the branch had moved', async () => {
      wire.expect(patch, request => {
        git.branches.set('main', (request.json as { sha: string }).sha);
        return { reset: 'before' };
      });
      await expect(write()).resolves.toMatchObject({ changed: true });
      expect(git.history('main')).toHaveLength(2);
    });

    it('knows its commit below that of a faster writer', async () => {
      let ours = '';
      wire.expect(patch, request => {
        ours = (request.json as { sha: string }).sha;
        git.branches.set('main', ours);
        git.push('main', { other: '1' });
        return { reset: 'before' };
      });
      const result = await write();
      expect(result).toMatchObject({ changed: true, commit: ours });
      expect(git.history('main')).toHaveLength(3);
    });

    it('tries again when the branch had not moved', async () => {
      wire.expect(patch, { status: 502, body: { message: 'Bad Gateway' } });
      await expect(write()).resolves.toMatchObject({ changed: true });
      expect(git.history('main')).toHaveLength(2);
    });

    it('gives up on a GitHub that stays broken', async () => {
      wire.always(patch, { status: 503, body: { message: 'Unavailable' } });
      await expect(write()).rejects.toMatchObject({
        system: 'GitOps',
        status: 503,
        retryable: true,
      });
    });
  });

  it('says when GitHub refuses the move for another reason than a race', async () => {
    wire.always(`PATCH /repos/${SLUG}/git/refs/heads/main`, {
      status: 422,
      body: { message: 'Repository rule violations found' },
    });
    await expect(
      client().commit({
        subject: 'x',
        trailers,
        plan: async () => ({ x: '1' }),
      }),
    ).rejects.toThrow(
      /GitOps, branch main of repository acme\/gitops-apps: Repository rule violations found \(status 422\)/,
    );
  });

  describe('proposals', () => {
    const propose = (content: string) =>
      client().propose({
        branch: 'delivery/shop-prod',
        title: 'Create shop in prod',
        body: 'Please review.',
        subject: 'Create shop in prod',
        trailers,
        plan: async () => ({ 'environments/prod/shop/values.yaml': content }),
      });

    it('opens one pull request, and adopts it when it runs again', async () => {
      const first = await propose('a: 1\n');
      const again = await propose('a: 1\n');
      expect(first).toEqual({ number: 1, htmlUrl: 'http://x/pull/1' });
      expect(again).toEqual(first);
      expect(git.history('delivery/shop-prod')).toHaveLength(2);
      expect(git.history('main')).toHaveLength(1);
    });

    it('adds to an open pull request what is new, on top of what people did there', async () => {
      await propose('a: 1\n');
      git.push('delivery/shop-prod', { 'by-people': 'kept' });
      await propose('a: 2\n');
      expect(git.filesOf('delivery/shop-prod')).toMatchObject({
        'environments/prod/shop/values.yaml': 'a: 2\n',
        'by-people': 'kept',
      });
    });

    it('lets title and body follow where it is asked to, once', async () => {
      await propose('a: 1\n');
      const follow = () =>
        client().propose({
          branch: 'delivery/shop-prod',
          title: 'Create shop in prod, bigger',
          body: 'Please review again.',
          retitle: true,
          subject: 'Bigger',
          trailers,
          plan: async () => ({
            'environments/prod/shop/values.yaml': 'a: 2\n',
          }),
        });
      await expect(follow()).resolves.toEqual({
        number: 1,
        htmlUrl: 'http://x/pull/1',
      });
      await follow();
      expect(git.pulls).toMatchObject([
        {
          state: 'open',
          title: 'Create shop in prod, bigger',
          body: 'Please review again.',
        },
      ]);
      expect(
        wire.journal.filter(
          r => r.startsWith('PATCH') && r.includes('/pulls/'),
        ),
      ).toHaveLength(1);
      await propose('a: 2\n');
      expect(git.pulls[0].title).toBe('Create shop in prod, bigger');
    });

    it('takes over a leftover branch', async () => {
      git.branches.set('delivery/shop-prod', git.head('main').sha);
      git.push('delivery/shop-prod', { leftover: 'x' });
      await propose('a: 1\n');
      expect(git.filesOf('delivery/shop-prod').leftover).toBeUndefined();
      expect(git.pulls).toHaveLength(1);
    });

    it('says why the rules of the repository refuse a branch', async () => {
      wire.always(`POST /repos/${SLUG}/git/refs`, {
        status: 422,
        body: {
          message:
            'Repository rule violations found\n\nCannot create ref due to creations being restricted.',
        },
      });
      await expect(propose('a: 1\n')).rejects.toThrow(
        /branch delivery\/shop-prod .*Cannot create ref due to creations being restricted/,
      );
      expect(git.pulls).toHaveLength(0);
    });

    it('takes a branch that another replica has just made', async () => {
      wire.expect(`POST /repos/${SLUG}/git/refs`, () => {
        git.branches.set('delivery/shop-prod', git.head('main').sha);
        return { status: 422, body: { message: 'Reference already exists' } };
      });
      await expect(propose('a: 1\n')).resolves.toMatchObject({ number: 1 });
    });

    it('proposes nothing when nothing would change', async () => {
      git.push('main', { 'environments/prod/shop/values.yaml': 'a: 1\n' });
      await expect(propose('a: 1\n')).resolves.toBeUndefined();
      expect(git.branches.size).toBe(1);
    });

    it('finds the pull request whose answer was lost', async () => {
      wire.expect(`POST /repos/${SLUG}/pulls`, () => {
        git.pulls.push({
          number: 1,
          head: 'delivery/shop-prod',
          state: 'open',
        });
        return { reset: 'before' };
      });
      await expect(propose('a: 1\n')).resolves.toMatchObject({ number: 1 });
      expect(git.pulls).toHaveLength(1);
    });

    it('withdraws, and again', async () => {
      await propose('a: 1\n');
      await client().withdraw('delivery/shop-prod');
      await client().withdraw('delivery/shop-prod');
      expect(git.pulls[0].state).toBe('closed');
      expect([...git.branches.keys()]).toEqual(['main']);
    });
  });

  describe('reading', () => {
    const digest = `sha256:${'a'.repeat(64)}`;
    const release = `image: {repository: r/shop, tag: abc, digest: "${digest}"}\nrelease: {commit: abc, run: http://run/1, actor: ana, at: "2026-11-20T12:00:00Z"}\n`;

    it('reads records and releases, at a commit too', async () => {
      const before = git.head('main').sha;
      git.push('main', {
        'services/shop.yaml':
          'name: shop\ndescription: ""\nowner: group:default/shop\nsystem: ""\ntemplate: {name: node-service, version: "1"}\ncreation: {task: t1}\nenvironments: [dev]\n',
        'environments/dev/old/release.yaml': release,
      });
      const reader = client();
      await expect(reader.readRecord('shop')).resolves.toMatchObject({
        name: 'shop',
        quarantine: [],
      });
      await expect(reader.readRecord('none')).resolves.toBeUndefined();
      await expect(reader.readRelease('dev', 'old')).resolves.toMatchObject({
        image: { digest },
      });
      await expect(reader.readRelease('dev', 'old', before)).resolves.toEqual({
        image: {},
        release: {},
      });
    });

    it.each([
      ['is not YAML', 'a: [', 'cannot be understood'],
      ['lacks a key', 'name: shop\n', '"description" Required'],
    ])('names the file that %s', async (_title, text, problem) => {
      git.push('main', { 'services/shop.yaml': text });
      const reading = client().readRecord('shop');
      await expect(reading).rejects.toThrow('file services/shop.yaml');
      await expect(reading).rejects.toThrow(problem);
    });

    it('reads each file of a snapshot once', async () => {
      const snapshot = await client().snapshot();
      await snapshot.read('README.md');
      await snapshot.read('README.md');
      expect(await snapshot.read('none')).toBeUndefined();
      expect(await snapshot.list('environments')).toEqual([
        'environments/dev/old/values.yaml',
        'environments/dev/old/release.yaml',
      ]);
      expect(await snapshot.list('nowhere')).toEqual([]);
      expect(
        wire.journal.filter(r => r.includes('contents/README.md')),
      ).toHaveLength(1);
    });

    it('makes addresses for people', () => {
      expect(client().urlOf('services/shop.yaml')).toBe(
        `${wire.url}/${SLUG}/blob/main/services/shop.yaml`,
      );
      expect(client().urlOf('environments/dev/shop')).toBe(
        `${wire.url}/${SLUG}/tree/main/environments/dev/shop`,
      );
    });
  });

  describe('checkAccess', () => {
    const repository = {
      permissions: { push: true },
      owner: { login: 'acme', type: 'Organization' },
    };

    it('tells of the owner and the quota', async () => {
      wire
        .expect(`GET /repos/${SLUG}`, {
          headers: {
            'x-ratelimit-limit': '5000',
            'x-ratelimit-remaining': '4990',
            'x-ratelimit-reset': '1795176000',
          },
          body: repository,
        })
        .expect(`GET /repos/${SLUG}`, {
          body: { ...repository, owner: { login: 'ana', type: 'User' } },
        });
      expect(await client().checkAccess()).toEqual({
        login: 'acme',
        type: 'Organization',
        rateLimit: {
          limit: 5000,
          remaining: 4990,
          resetAt: '2026-11-20T12:00:00.000Z',
        },
      });
      expect(await client().checkAccess()).toMatchObject({
        type: 'User',
        rateLimit: { remaining: Number.MAX_SAFE_INTEGER },
      });
    });

    it.each([
      ['an archived repository', { archived: true }, 'it is archived'],
      [
        'read-only credentials',
        { permissions: { push: false } },
        'may not write to it',
      ],
    ])('refuses %s', async (_title, change, problem) => {
      wire.expect(`GET /repos/${SLUG}`, { body: { ...repository, ...change } });
      await expect(client().checkAccess()).rejects.toThrow(problem);
    });
  });

  describe('survey', () => {
    const paths = () => wire.requests.map(({ path }) => path);

    it('lists all files by one request', async () => {
      const files = await client().survey();
      expect(await files.has('environments/dev/old/values.yaml')).toBe(true);
      expect(await files.has('environments/dev/new/values.yaml')).toBe(false);
      expect(await files.read('services/new.yaml')).toBeUndefined();
      expect(await files.list('environments/dev/old/')).toEqual([
        'environments/dev/old/values.yaml',
        'environments/dev/old/release.yaml',
      ]);
      expect(paths()).toEqual([`/repos/${SLUG}/git/trees/main?recursive=1`]);
      expect(await files.read('environments/dev/old/values.yaml')).toBe(
        'a: 1\n',
      );
    });

    it('spares a commit to the same tree the look, and no other', async () => {
      const one = client();
      const commit = (service: string) =>
        one.commit({
          subject: `Create ${service}`,
          trailers,
          plan: async snapshot =>
            (await snapshot.has(`services/${service}.yaml`))
              ? {}
              : { [`services/${service}.yaml`]: `name: ${service}\n` },
        });
      const looks = () => paths().filter(path => path.includes('/contents/'));
      await one.survey();
      await commit('first');
      expect(looks()).toEqual([]);

      await commit('second');
      expect(looks()).toHaveLength(1);
      expect(git.history('main')).toHaveLength(3);
    });

    it('looks at each file where the list is too long for an answer', async () => {
      git.truncated = true;
      const files = await client().survey();
      expect(await files.has('README.md')).toBe(true);
      expect(await files.has('none')).toBe(false);
    });

    it('names a missing branch', async () => {
      git.branches.delete('main');
      await expect(client().survey()).rejects.toThrow(
        'GitOps, branch main: it does not exist',
      );
    });
  });
});
