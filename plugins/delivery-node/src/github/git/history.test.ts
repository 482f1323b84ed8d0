import { startGitHub, type WireServer } from '../../testing';
import type { DefaultGitHubClient } from '../DefaultGitHubClient';
import type { CommitFile } from '../GitHubClient';
import { treeOf } from './treeOf';

describe('git', () => {
  let wire: WireServer;
  let client: DefaultGitHubClient;

  beforeEach(async () => {
    ({ wire, client } = await startGitHub());
  });

  afterEach(() => wire.close());

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
        size: 3,
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
      expect(listed).toEqual([
        { path: 'a', mode: '100644', sha: 'b-a', size: 3 },
        { path: 'src/b', mode: '100644', sha: 'b-b', size: 3 },
      ]);
    });

    it('reads a file of a tree', async () => {
      const content = Buffer.from('opción: "🚢"\n').toString('base64');
      wire.expect(`GET ${git}/blobs/b-a`, {
        body: { content: `${content.slice(0, 8)}\n${content.slice(8)}\n` },
      });
      await expect(client.readBlob('shop', 'b-a')).resolves.toBe(
        'opción: "🚢"\n',
      );
    });
  });
});
