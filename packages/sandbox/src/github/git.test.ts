import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createService,
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
});
