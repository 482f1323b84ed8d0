import { createMockDirectory } from '@backstage/backend-test-utils';
import { symlinkSync, truncateSync } from 'node:fs';
import { digestOf } from './digestOf';
import { readWorkspace } from './readWorkspace';

describe('readWorkspace', () => {
  const workspace = createMockDirectory();

  beforeEach(() => workspace.setContent({ 'a.txt': 'a', 'b/c.txt': 'c' }));

  it('leaves out git itself and sorts by path', async () => {
    workspace.addContent({ '.git/HEAD': 'ref', '.gitignore': 'x' });
    const files = await readWorkspace(workspace.path);
    expect(files.map(file => file.path)).toEqual([
      '.gitignore',
      'a.txt',
      'b/c.txt',
    ]);
  });

  it('refuses a symlink by name', async () => {
    symlinkSync('/etc/passwd', workspace.resolve('b/link'));
    await expect(readWorkspace(workspace.path)).rejects.toThrow(
      '"b/link" is a symbolic link',
    );
  });

  it('refuses a file that is too large, by name', async () => {
    truncateSync(workspace.resolve('a.txt'), 26 * 1024 * 1024);
    await expect(readWorkspace(workspace.path)).rejects.toThrow(
      /"a.txt" has 27262976 bytes; a file may have/,
    );
  });
});

describe('digestOf', () => {
  const file = (path: string, content: string, mode: '100644' | '100755') => ({
    path,
    mode,
    content: Buffer.from(content),
  });
  const base = [file('a', '1', '100644'), file('b', '2', '100644')];

  it('does not depend on the order', () => {
    expect(digestOf([...base].reverse())).toBe(digestOf(base));
    expect(digestOf(base)).toMatch(/^sha256:[0-9a-f]{64}$/);
  });

  it.each([
    ['bytes', [file('a', 'x', '100644'), base[1]]],
    ['a mode', [file('a', '1', '100755'), base[1]]],
    ['a path', [file('c', '1', '100644'), base[1]]],
    ['a missing file', [base[0]]],
    ['nothing at all', []],
  ])('depends on %s', (_, files) => {
    expect(digestOf(files)).not.toBe(digestOf(base));
  });
});
