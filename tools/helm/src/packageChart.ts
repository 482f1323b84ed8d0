import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parse } from 'yaml';
import { HelmError } from './HelmError';
import { repackTarGz } from './repackTarGz';
import { runHelm } from './runHelm';

export interface PackagedChart {
  name: string;
  /** Semantic version. */
  version: string;
  description?: string;
  /** Chart.yaml as it is: what the registry keeps as the chart's configuration. */
  metadata: Record<string, unknown>;
  /** The `.tgz`. */
  archive: Buffer;
}

/** The chart as helm packages it, made reproducible (helm writes the present time into it): same files, same bytes. */
export async function packageChart(chartDir: string): Promise<PackagedChart> {
  const target = await mkdtemp(path.join(tmpdir(), 'helm-package-'));
  try {
    await runHelm(['package', chartDir, '--destination', target]);
    const [file] = await readdir(target);
    const metadata = parse(
      await readFile(path.join(chartDir, 'Chart.yaml'), 'utf8'),
    );
    const { name, version, description } = metadata;
    if (typeof name !== 'string' || typeof version !== 'string') {
      throw new HelmError(`${chartDir}/Chart.yaml has no name or no version.`);
    }
    return {
      name,
      version,
      description: typeof description === 'string' ? description : undefined,
      metadata,
      archive: await repackTarGz(await readFile(path.join(target, file))),
    };
  } finally {
    await rm(target, { recursive: true, force: true });
  }
}
