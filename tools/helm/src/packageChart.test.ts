import { createHash } from 'node:crypto';
import {
  mkdtemp,
  readdir,
  readFile,
  rm,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { packageChart } from './packageChart';
import { contentDigest } from './repackTarGz';
import { runHelm } from './runHelm';

const digest = (bytes: Buffer) =>
  createHash('sha256').update(bytes).digest('hex');

describe('packageChart', () => {
  let folder: string;
  let chart: string;

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'package-chart-'));
    chart = path.join(folder, 'example');
    await runHelm(['create', chart]);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('gives the same bytes for the same files, however old they are', async () => {
    const first = await packageChart(chart);
    await utimes(path.join(chart, 'values.yaml'), 1, 1);
    const second = await packageChart(chart);

    expect(first).toMatchObject({ name: 'example', version: '0.1.0' });
    expect(first.metadata).toMatchObject({ appVersion: '1.16.0' });
    expect(digest(second.archive)).toBe(digest(first.archive));
  });

  it('packs what helm packs: content is the same whoever packed it, and another when a byte is', async () => {
    const ours = await packageChart(chart);
    const out = path.join(folder, 'out');
    await runHelm(['package', chart, '--destination', out]);
    const [file] = await readdir(out);
    const helms = await readFile(path.join(out, file));
    expect(digest(helms)).not.toBe(digest(ours.archive));
    expect(await contentDigest(helms)).toBe(await contentDigest(ours.archive));

    await writeFile(path.join(chart, 'values.yaml'), 'replicaCount: 2\n');
    const changed = await packageChart(chart);
    expect(await contentDigest(changed.archive)).not.toBe(
      await contentDigest(ours.archive),
    );
  });

  it('says what helm says of a folder that is no chart', async () => {
    await expect(packageChart(folder)).rejects.toThrow(/Chart.yaml/);
  });
});
