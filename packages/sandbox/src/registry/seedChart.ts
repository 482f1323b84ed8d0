import { packageChart } from '@internal/helm';
import type { SandboxContext } from '../core';
import { putArtifact } from './putArtifact';
import type { RegistryStore } from './store';

const CONFIG_TYPE = 'application/vnd.cncf.helm.config.v1+json';
const CONTENT_TYPE = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';

/**
 * Packages the chart with helm and puts it into the registry as `charts/<name>:<version>`.
 * A chart under development changes under the same version: then its tag moves, which a log line says.
 */
export async function seedChart(options: {
  context: SandboxContext;
  store: RegistryStore;
  chartDir: string;
}): Promise<void> {
  const { context, store, chartDir } = options;
  const chart = await packageChart(chartDir);
  const content = chart.archive;
  const name = `charts/${chart.name}`;
  // A tag cannot hold the + of semantic versions; helm writes _ for it.
  const tag = chart.version.replace('+', '_');
  const { digest, before } = await putArtifact(
    { context, store },
    {
      repository: name,
      tag,
      config: {
        mediaType: CONFIG_TYPE,
        bytes: Buffer.from(JSON.stringify(chart.metadata)),
      },
      layers: [{ mediaType: CONTENT_TYPE, bytes: content }],
      annotations: {
        'org.opencontainers.image.title': chart.name,
        'org.opencontainers.image.version': chart.version,
        ...(chart.description && {
          'org.opencontainers.image.description': chart.description,
        }),
      },
    },
  );
  if (before === digest) {
    return;
  }
  context.log(
    'ecr',
    before
      ? `${name}:${tag} has changed without a new version and was replaced: ${before} is now ${digest}`
      : `${name}:${tag} was pushed: ${digest}`,
  );
}
