import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { CommitFile } from '../GitHubClient';
import { blobId, treeIdOf, treeOf } from './treeOf';

const file = (
  path: string,
  content: string | Buffer,
  mode: CommitFile['mode'] = '100644',
): CommitFile => ({ path, content: Buffer.from(content as string), mode });

function gitsTree(files: CommitFile[]): string {
  const directory = mkdtempSync(join(tmpdir(), 'tree-of-'));
  const git = (...args: string[]) =>
    execFileSync(
      'git',
      ['-c', 'core.fileMode=true', '-c', 'core.autocrlf=false', ...args],
      {
        cwd: directory,
        encoding: 'utf8',
      },
    ).trim();
  try {
    git('init', '-q');
    for (const { path, content, mode } of files) {
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), content);
      chmodSync(join(directory, path), mode === '100755' ? 0o755 : 0o644);
    }
    git('add', '--all', '--force');
    return git('write-tree');
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

describe('treeOf', () => {
  it.each([
    ['nothing', []],
    ['a file', [file('README.md', '# Shop\n')]],
    ['an empty file', [file('empty', '')]],
    [
      'executable and binary files in directories',
      [
        file('src/index.ts', 'export {};\n'),
        file('src/deep/er/x.txt', 'ünïcode\r\n'),
        file('bin/run', '#!/bin/sh\n', '100755'),
        file('logo.png', Buffer.from([0x89, 0x50, 0x00, 0xff, 0x0d])),
      ],
    ],
    [
      'names that git sorts in its own way',
      [
        file('a.b', '1'),
        file('a/b', '2'),
        file('a-b', '3'),
        file('a0', '4'),
        file('é', '5'),
        file('Z', '6'),
      ],
    ],
  ])('agrees with git on %s', (_title, files) => {
    expect(treeOf(files)).toBe(gitsTree(files));
    expect(treeOf([...files].reverse())).toBe(gitsTree(files));
  });
});

describe('treeIdOf', () => {
  it("agrees with git on what GitHub's lists say of a tree's direct entries", () => {
    const below = [file('b', '2'), file('c/d', '3')];
    const files = [
      file('a.b', '1'),
      ...below.map(each => ({ ...each, path: `a/${each.path}` })),
      file('run', '4', '100755'),
    ];
    const entry = (path: string, mode: string, sha: string) => ({
      path,
      mode,
      sha,
    });
    expect(
      treeIdOf([
        entry('run', '100755', blobId(Buffer.from('4'))),
        entry('a', '040000', gitsTree(below)),
        entry('a.b', '100644', blobId(Buffer.from('1'))),
      ]),
    ).toBe(gitsTree(files));
  });
});
