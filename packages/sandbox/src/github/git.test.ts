import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createService,
  mayFail,
  octokitFor,
  startGitHub,
  TOKEN,
  type TestGitHub,
} from './__testUtils__/startGitHub';

const run = promisify(execFile);

describe('git over HTTP', () => {
  let server: TestGitHub;
  let work: string;

  const git = (cwd: string, ...args: string[]) =>
    run(
      'git',
      ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.com', ...args],
      {
        cwd,
        env: {
          PATH: process.env.PATH,
          HOME: work,
          GIT_TERMINAL_PROMPT: '0',
          GIT_CONFIG_NOSYSTEM: '1',
        },
      },
    );
  const remote = (name: string, credentials = `x-access-token:${TOKEN}`) =>
    `${server.url.replace('://', `://${credentials}@`)}/acme/${name}.git`;

  jest.setTimeout(60_000);
  beforeAll(async () => {
    server = await startGitHub();
    work = await mkdtemp(join(tmpdir(), 'sandbox-git-'));
  });
  afterAll(async () => {
    await server.dispose();
    await rm(work, { recursive: true, force: true });
  });

  it('clones what REST made, pushes, and tells of the push', async () => {
    await createService(server.octokit, 'orders');
    await git(work, 'clone', '--quiet', remote('orders'), 'orders');
    const copy = join(work, 'orders');
    expect(await readFile(join(copy, 'README.md'), 'utf8')).toBe('# orders\n');
    await writeFile(join(copy, 'a.txt'), 'one\n');
    await git(copy, 'add', '.');
    await git(copy, 'commit', '--quiet', '-m', 'feat: a');
    server.pushes.length = 0;
    await git(
      copy,
      'push',
      '--quiet',
      'origin',
      'main',
      'main:refs/heads/other',
    );
    const head = (await git(copy, 'rev-parse', 'HEAD')).stdout.trim();
    const { data } = await server.octokit.rest.git.getRef({
      owner: 'acme',
      repo: 'orders',
      ref: 'heads/main',
    });
    expect(data.object.sha).toBe(head);
    expect(server.pushes).toEqual([
      expect.objectContaining({
        repository: 'acme/orders',
        ref: 'refs/heads/main',
        after: head,
        actor: 'astillero[bot]',
      }),
      expect.objectContaining({
        ref: 'refs/heads/other',
        before: '0'.repeat(40),
        after: head,
      }),
    ]);
  });

  it('asks who has no token, or a wrong one, for credentials', async () => {
    await createService(server.octokit, 'closed');
    const answer = await fetch(
      `${server.url}/acme/closed.git/info/refs?service=git-upload-pack`,
    );
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Basic realm="GitHub"');
    await expect(
      git(work, 'clone', '--quiet', remote('closed', 'x:wrong'), 'closed'),
    ).rejects.toThrow('Authentication failed');
  });

  it('limits a minted token to its repositories, and to its time', async () => {
    await createService(server.octokit, 'mine');
    await createService(server.octokit, 'theirs');
    const mint = (expiresInSeconds: number) =>
      server.github.mintToken({
        repositories: ['acme/mine'],
        actor: 'delivery-release[bot]',
        expiresInSeconds,
      });
    const token = mint(60);
    await git(
      work,
      'clone',
      '--quiet',
      remote('mine', `x-access-token:${token}`),
      'mine',
    );
    await expect(
      git(work, 'ls-remote', remote('theirs', `x-access-token:${token}`)),
    ).rejects.toThrow('not found');
    await expect(
      git(work, 'ls-remote', remote('mine', `x-access-token:${mint(-1)}`)),
    ).rejects.toThrow('Authentication failed');
    const { rest } = octokitFor(server.url, token);
    const made = await rest.repos.createOrUpdateFileContents({
      owner: 'acme',
      repo: 'mine',
      path: 'release.yaml',
      message: 'release',
      content: '',
    });
    expect(made.data.commit).toMatchObject({
      author: { name: 'delivery-release[bot]' },
      verification: { verified: true },
    });
    const theirs = { owner: 'acme', repo: 'theirs' };
    expect((await mayFail(rest.repos.get(theirs))).status).toBe(404);
    expect((await mayFail(rest.repos.delete(theirs))).status).toBe(403);
    expect(
      (await mayFail(rest.repos.createInOrg({ org: 'acme', name: 'new' })))
        .status,
    ).toBe(403);
    expect(
      (await rest.repos.listForOrg({ org: 'acme' })).data.map(
        ({ name }) => name,
      ),
    ).toEqual(['mine']);
    expect(
      (
        await mayFail(
          octokitFor(server.url, `${token}x`).rest.repos.get(theirs),
        )
      ).status,
    ).toBe(401);
  });

  it('lets nobody but GitHub make verified commits', async () => {
    await createService(server.octokit, 'forged');
    await git(work, 'clone', '--quiet', remote('forged'), 'forged');
    const copy = join(work, 'forged');
    const { data } = await server.octokit.rest.repos.getCommit({
      owner: 'acme',
      repo: 'forged',
      ref: 'main',
    });
    const { name = '', email = '' } = data.commit.author ?? {};
    await git(
      copy,
      '-c',
      `user.name=${name}`,
      '-c',
      `user.email=${email}`,
      'commit',
      '--quiet',
      '--allow-empty',
      '-m',
      'Delivery-Actor: root',
    );
    await git(copy, 'push', '--quiet', 'origin', 'main');
    const { data: forged } = await server.octokit.rest.repos.getCommit({
      owner: 'acme',
      repo: 'forged',
      ref: 'main',
    });
    expect(forged.author?.login).toBe('astillero[bot]');
    expect(forged.commit.verification?.verified).toBe(false);
  });

  it('clones by the command that its page shows, with no token in it', async () => {
    await createService(server.octokit, 'shown');
    const page = await (await fetch(`${server.url}/acme/shown`)).text();
    const command =
      /git clone [^<]+/.exec(page)?.[0].replace(/&#39;/g, "'") ?? '';
    expect(command).toContain(`${server.url}/acme/shown.git`);
    expect(command).not.toContain(TOKEN);
    const env = {
      PATH: process.env.PATH,
      HOME: work,
      GIT_TERMINAL_PROMPT: '0',
    };
    await run('sh', ['-c', command], { cwd: work, env });
    const copy = join(work, 'shown');
    await git(copy, 'commit', '--quiet', '--allow-empty', '-m', 'by hand');
    server.pushes.length = 0;
    await git(copy, 'push', '--quiet', 'origin', 'main');
    // The event follows the answer to the push.
    while (server.pushes.length === 0) {
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    expect(server.pushes[0].actor).toBe('developer');
    const { mode } = await stat(join(server.dataDir, 'git-credentials'));
    expect(mode & 0o777).toBe(0o600);
  });

  it('takes big pushes and shallow clones', async () => {
    await createService(server.octokit, 'big');
    await git(work, 'clone', '--quiet', remote('big'), 'big');
    const copy = join(work, 'big');
    await writeFile(join(copy, 'big.bin'), randomBytes(5_000_000));
    for (let i = 0; i < 150; i += 1) {
      await writeFile(join(copy, `${i}.txt`), `${i}\n`);
    }
    await git(copy, 'add', '.');
    await git(copy, 'commit', '--quiet', '-m', 'big');
    await git(copy, 'push', '--quiet', 'origin', 'main');
    await git(work, 'clone', '--quiet', '--depth=1', remote('big'), 'shallow');
    const { stdout } = await git(
      join(work, 'shallow'),
      'rev-list',
      '--count',
      'HEAD',
    );
    expect(stdout.trim()).toBe('1');
  });

  it('keeps everything over a restart, and ids too', async () => {
    const { data: before } = await createService(server.octokit, 'kept');
    await server.stop();
    server = await startGitHub({ dataDir: server.dataDir });
    const { data } = await server.octokit.rest.repos.get({
      owner: 'acme',
      repo: 'kept',
    });
    expect(data.id).toBe(before.id);
    const { data: next } = await createService(server.octokit, 'after');
    expect(next.id).toBeGreaterThan(before.id);
    expect(server.github.findRepository('acme/kept')).toEqual({
      id: before.id,
      slug: 'acme/kept',
      defaultBranch: 'main',
    });
  });
});
