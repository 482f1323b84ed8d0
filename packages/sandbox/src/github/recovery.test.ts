import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import {
  createService,
  mayFail,
  startGitHub,
  type TestGitHub,
} from './__testUtils__/startGitHub';
import { LostRaceError, moveRef, NO_COMMIT } from './git';

const run = promisify(execFile);
const REPO = { owner: 'acme', repo: 'orders' };

describe('what a kill or a race leaves behind', () => {
  let server: TestGitHub;
  jest.setTimeout(30_000);
  beforeEach(async () => {
    server = await startGitHub();
    await createService(server.octokit, 'orders');
  });
  afterEach(() => server.dispose());

  const restart = async (meanwhile: () => Promise<void>) => {
    await server.stop();
    await meanwhile();
    server = await startGitHub({ dataDir: server.dataDir });
  };
  const head = async () =>
    (await server.octokit.rest.git.getRef({ ...REPO, ref: 'heads/main' })).data
      .object.sha;

  it('forgets a repository that was half made', async () => {
    const half = join(server.dataDir, 'github', 'unfinished', 'x.git');
    await restart(async () => {
      await mkdir(half, { recursive: true });
      await writeFile(join(half, 'HEAD'), 'ref: refs/heads/main\n');
    });
    expect(existsSync(half)).toBe(false);
    expect(server.github.listRepositories()).toHaveLength(1);
  });

  it('notices a merge whose branch moved but whose pull request did not', async () => {
    const { git, repos, pulls } = server.octokit.rest;
    const sha = await head();
    await git.createRef({ ...REPO, ref: 'refs/heads/change', sha });
    const { data } = await repos.createOrUpdateFileContents({
      ...REPO,
      branch: 'change',
      path: 'a.txt',
      message: 'a',
      content: '',
    });
    await pulls.create({ ...REPO, title: 'a', head: 'change', base: 'main' });
    const dir = server.github.repositoryPath('acme/orders');
    await restart(async () => {
      const moved = String(data.commit.sha);
      await run('git', [
        `--git-dir=${dir}`,
        'update-ref',
        'refs/heads/main',
        moved,
        sha,
      ]);
    });
    const { data: pull } = await server.octokit.rest.pulls.get({
      ...REPO,
      pull_number: 1,
    });
    expect(pull).toMatchObject({ merged: true, state: 'closed' });
  });

  it('reads repositories that git has packed', async () => {
    const dir = server.github.repositoryPath('acme/orders');
    const before = await head();
    await run('git', [`--git-dir=${dir}`, 'gc', '--quiet', '--prune=now']);
    expect(await head()).toBe(before);
    const { data } = await server.octokit.rest.repos.getContent({
      ...REPO,
      path: 'README.md',
    });
    expect(data).toMatchObject({ name: 'README.md', size: 9 });
  });

  it('moves a ref only from where it is believed to be', async () => {
    const dir = server.github.repositoryPath('acme/orders');
    const sha = await head();
    const lost = moveRef(dir, {
      name: 'refs/heads/main',
      from: '1'.repeat(40),
      to: sha,
    });
    await expect(lost).rejects.toThrow(LostRaceError);
    const again = moveRef(dir, {
      name: 'refs/heads/main',
      from: NO_COMMIT,
      to: sha,
    });
    await expect(again).rejects.toThrow(LostRaceError);
    expect(await head()).toBe(sha);
  });

  it('makes way for a repository of the same name after a deletion', async () => {
    await server.octokit.rest.repos.delete(REPO);
    const gone = await mayFail(server.octokit.rest.repos.get(REPO));
    expect(gone.status).toBe(404);
    await createService(server.octokit, 'orders');
    expect(await head()).toMatch(/^[0-9a-f]{40}$/);
  });
});
