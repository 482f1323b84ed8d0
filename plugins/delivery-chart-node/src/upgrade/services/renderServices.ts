import { mkdtemp, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { NotFoundError } from '@backstage/errors';
import { runHelm } from '@internal/helm';
import pLimit from 'p-limit';
import { parse } from 'yaml';
import type { ChartRegistry } from '../../registry';
import { chartKinds } from './chartKinds';
import type { ServiceRendering } from '../model';
import type { ServiceDirectory } from './readServices';
import { renderService } from './renderService';

/** How many versions a message names. */
const MAX_NAMED = 10;

export interface RenderedServices {
  renderings: ServiceRendering[];
  /** What the new chart says it emits, and their children. */
  kinds: string[];
}

/** Every service with two versions of the chart. Throws NotFoundError when the registry has not got one of them. */
export async function renderServices(options: {
  registry: ChartRegistry;
  services: readonly ServiceDirectory[];
  from: string;
  to: string;
}): Promise<RenderedServices> {
  const { registry, services, from, to } = options;
  const directory = await mkdtemp(join(tmpdir(), 'chart-upgrade-'));
  try {
    const [before, after] = await Promise.all(
      [from, to].map(version => pull(registry, version, directory)),
    );
    const limit = pLimit(Math.max(2, availableParallelism()));
    const renderings = await Promise.all(
      services.map(async directoryOf => {
        const { service } = directoryOf;
        if ('problem' in directoryOf) {
          const { problem } = directoryOf;
          return { service, before: { problem }, after: { problem } };
        }
        const [old, young] = await Promise.all(
          [before, after].map(chart =>
            limit(() => renderService(chart, directoryOf.files)),
          ),
        );
        return { service, before: old, after: young };
      }),
    );
    const { stdout } = await runHelm(['show', 'chart', after]);
    return { renderings, kinds: chartKinds(parse(stdout).annotations ?? {}) };
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function pull(
  registry: ChartRegistry,
  version: string,
  directory: string,
): Promise<string> {
  const archive = await registry.pull(version, directory);
  if (!archive) {
    const versions = await registry.listVersions();
    const known = versions.length
      ? `The newest that it has: ${versions.slice(0, MAX_NAMED).join(', ')}.`
      : 'It has none at all.';
    throw new NotFoundError(
      `${registry.address} has no version ${version}. ${known} Publish it with yarn chart:publish.`,
    );
  }
  return archive;
}
