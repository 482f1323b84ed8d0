import { packageChart } from '@internal/helm';
import type { SandboxContext } from '../core';
import { digestOf, type RegistryStore } from './store';

const CONFIG_TYPE = 'application/vnd.cncf.helm.config.v1+json';
const CONTENT_TYPE = 'application/vnd.cncf.helm.chart.content.v1.tar+gzip';
const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';

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
  const config = Buffer.from(JSON.stringify(chart.metadata));
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST_TYPE,
      config: descriptor(CONFIG_TYPE, config),
      layers: [descriptor(CONTENT_TYPE, content)],
      annotations: {
        'org.opencontainers.image.title': chart.name,
        'org.opencontainers.image.version': chart.version,
        ...(chart.description && {
          'org.opencontainers.image.description': chart.description,
        }),
      },
    }),
  );
  const digest = digestOf(manifest);
  const repository = store.find(name) ?? store.create({ name });
  const before = repository.tags[tag];
  if (before === digest) {
    return;
  }
  for (const blob of [config, content]) {
    store.linkBlob(name, await store.blobs.put(blob));
  }
  await store.blobs.put(manifest);
  store.putManifest(name, {
    digest,
    tag,
    record: {
      mediaType: MANIFEST_TYPE,
      size: manifest.length,
      pushedAt: Date.now(),
      artifactType: CONFIG_TYPE,
      configDigest: digestOf(config),
      configMediaType: CONFIG_TYPE,
      blobs: [digestOf(config), digestOf(content)],
      manifests: [],
      totalSize: manifest.length + config.length + content.length,
    },
  });
  context.log(
    'ecr',
    before
      ? `${name}:${tag} has changed without a new version and was replaced: ${before} is now ${digest}`
      : `${name}:${tag} was pushed: ${digest}`,
  );
  context.events.emit('image', { repository: name, digest, tag });
}

function descriptor(mediaType: string, bytes: Buffer) {
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
}
