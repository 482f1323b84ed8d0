import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readOnly } from './readOnly';

describe('readOnly', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'read-only-'));
    writeFileSync(path.join(folder, 'there'), 'read me');
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it.each([
    ['as this machine does it', undefined],
    ['by the modes of files', false],
  ])('keeps a folder from being written, %s', (_, mount) => {
    const script = 'cat there; echo > new; echo > there';
    const sealed = readOnly(['sh', '-c', script], folder, undefined, mount);
    const { stdout } = spawnSync(sealed.command[0], sealed.command.slice(1), {
      cwd: folder,
      uid: sealed.uid,
      gid: sealed.uid,
      encoding: 'utf8',
    });
    sealed.release();
    expect(stdout).toBe('read me');
    expect(existsSync(path.join(folder, 'new'))).toBe(false);
    writeFileSync(path.join(folder, 'new'), 'writable again');
  });
});
