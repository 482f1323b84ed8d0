import { mkdtemp, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConflictError, InputError } from '@backstage/errors';
import { contentDigest, packageChart } from '@internal/helm';
import { valid } from 'semver';
import type { ChartRegistry } from '../registry';

export interface Publication {
  /** With tag, for instance `registry.example/charts/eks_baseline_chart:1.1.0`. */
  address: string;
  version: string;
  /** What its files are, whoever packed them: `sha256:<64 hex digits>`. */
  content: string;
  /** False when this very content was there already. */
  pushed: boolean;
}

/**
 * Packages a chart and pushes it, unless it is there. Throws ConflictError when the version exists with other bytes:
 * a version means the same for ever, since every environment names one.
 */
export async function publishChart(options: {
  chartDir: string;
  registry: ChartRegistry;
}): Promise<Publication> {
  const { registry } = options;
  const chart = await packageChart(options.chartDir);
  if (!registry.address.endsWith(`/${chart.name}`)) {
    throw new InputError(
      `The chart in ${options.chartDir} is called ${chart.name}, but the configuration wants ${registry.address}. Correct delivery.chart.name, or publish another folder.`,
    );
  }
  if (!valid(chart.version)) {
    throw new InputError(
      `Chart.yaml gives version "${chart.version}", which is no semantic version such as 1.2.3.`,
    );
  }
  const publication = {
    address: `${registry.address}:${chart.version}`,
    version: chart.version,
    content: await contentDigest(chart.archive),
  };
  const directory = await mkdtemp(join(tmpdir(), 'chart-publish-'));
  try {
    if (await isThere(registry, publication, directory)) {
      return { ...publication, pushed: false };
    }
    const archive = join(directory, `${chart.name}-${chart.version}.tgz`);
    await writeFile(archive, chart.archive);
    // helm writes the file's time into the manifest: without it the same chart would have another digest each time.
    await utimes(archive, 0, 0);
    await registry.push(archive);
    // Of two publishers at once, one must hear of the other.
    await rm(archive);
    await isThere(registry, publication, directory);
    return { ...publication, pushed: true };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function isThere(
  registry: ChartRegistry,
  { address, version, content }: Omit<Publication, 'pushed'>,
  directory: string,
): Promise<boolean> {
  const present = await registry.pull(version, directory);
  if (!present) {
    return false;
  }
  const theirs = await contentDigest(await readFile(present));
  await rm(present);
  if (theirs !== content) {
    throw new ConflictError(
      `${address} exists with other content (${theirs}, here ${content}). A published version never changes: raise version in Chart.yaml, say in CHANGELOG.md what is new, and publish that.`,
    );
  }
  return true;
}
