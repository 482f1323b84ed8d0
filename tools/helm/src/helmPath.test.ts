import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { helmPath } from './helmPath';

describe('helmPath', () => {
  let folder: string;
  let helm: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'helm-path-'));
    helm = path.join(folder, 'helm');
    await writeFile(helm, '#!/bin/sh\n');
    await chmod(helm, 0o755);
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('prefers HELM_BINARY', async () => {
    expect(await helmPath({ env: { HELM_BINARY: helm } })).toBe(helm);
  });

  it('refuses a HELM_BINARY that cannot be executed', async () => {
    await chmod(helm, 0o644);
    const missing = path.join(folder, 'missing');
    await expect(helmPath({ env: { HELM_BINARY: missing } })).rejects.toThrow(
      `HELM_BINARY is ${missing}, which cannot be executed`,
    );
  });

  it('brings its own on Linux x64', async () => {
    const found = await helmPath({ env: {}, platform: 'linux', arch: 'x64' });
    expect(found).toMatch(/node_modules\/\.cache\/helm\/[0-9a-f]{16}\/helm$/);
  });

  it('looks on PATH elsewhere', async () => {
    const env = { PATH: ['/no/such/folder', folder].join(path.delimiter) };
    expect(await helmPath({ env, platform: 'darwin', arch: 'arm64' })).toBe(
      helm,
    );
  });

  it('names the way out where there is none', async () => {
    const env = { PATH: '/no/such/folder' };
    await expect(
      helmPath({ env, platform: 'darwin', arch: 'arm64' }),
    ).rejects.toThrow(
      /no helm on this machine \(darwin arm64\).*Install Helm.*HELM_BINARY/,
    );
  });
});
