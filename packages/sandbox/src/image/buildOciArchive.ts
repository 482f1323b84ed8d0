import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { evaluate } from './build/evaluate';
import { readContext } from './build/fileTree';
import type { Stage } from './build/stage';
import { parseDockerfile } from './dockerfile';
import { writeLayer, type WrittenLayer } from './writeLayer';
import { writeOciLayout } from './writeOciLayout';

const BASE_NAME = 'org.opencontainers.image.base.name';
const EPOCH = '1970-01-01T00:00:00Z';
const PLATFORM = { architecture: 'amd64', os: 'linux' };

export interface BuildOptions {
  contextDir: string;
  /** Relative to the context, or absolute. `Dockerfile` without it. */
  dockerfile?: string;
  /** Where the archive (an OCI layout as tar) is put. */
  destination: string;
  /** Added to those of the Dockerfile, and stronger. */
  labels?: Readonly<Record<string, string>>;
  buildArgs?: Readonly<Record<string, string>>;
  /** Told each line of the Dockerfile that was not executed. */
  log?: (line: string) => void;
}

/**
 * Builds a real OCI image without Docker: what the Dockerfile copies from the context becomes layers, what it says of
 * user, environment, ports and command becomes the configuration. Nothing is run and no base image is pulled.
 * The same input gives the same digest. Throws DockerfileError.
 */
export async function buildOciArchive(
  options: BuildOptions,
): Promise<{ digest: string; imageId: string }> {
  const { contextDir, destination, log = () => {} } = options;
  const path = resolve(contextDir, options.dockerfile ?? 'Dockerfile');
  const stage = evaluate(parseDockerfile(await readFile(path, 'utf8')), {
    context: await readContext(contextDir, path),
    buildArgs: options.buildArgs ?? {},
    log,
  });
  await mkdir(dirname(resolve(destination)), { recursive: true });
  const work = await mkdtemp(`${resolve(destination)}.`);
  try {
    const layers: WrittenLayer[] = [];
    for (const [n, tree] of stage.layers.entries()) {
      layers.push(await writeLayer(tree, join(work, `layer-${n}`)));
    }
    const config = json(imageConfig(stage, layers, options.labels ?? {}));
    const imageId = digestOf(config);
    const manifest = json({
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.manifest.v1+json',
      config: {
        mediaType: 'application/vnd.oci.image.config.v1+json',
        digest: imageId,
        size: config.length,
      },
      layers: layers.map(({ digest, size }) => ({
        mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip',
        digest,
        size,
      })),
      ...(stage.baseImage && { annotations: { [BASE_NAME]: stage.baseImage } }),
    });
    const archive = join(work, 'archive.tar');
    await writeOciLayout(archive, {
      manifest,
      platform: PLATFORM,
      blobs: [config, ...layers],
    });
    await rename(archive, destination);
    return { digest: digestOf(manifest), imageId };
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

function imageConfig(
  stage: Stage,
  layers: WrittenLayer[],
  labels: Readonly<Record<string, string>>,
): object {
  const merged = {
    ...(stage.baseImage && { [BASE_NAME]: stage.baseImage }),
    ...stage.config.Labels,
    ...labels,
  };
  const sorted = Object.fromEntries(
    Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)),
  );
  return {
    created: EPOCH,
    ...PLATFORM,
    config: {
      ...stage.config,
      ...(Object.keys(sorted).length > 0 && { Labels: sorted }),
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: stage.history.map(entry => ({ created: EPOCH, ...entry })),
  };
}

function json(value: object): Buffer {
  return Buffer.from(JSON.stringify(value));
}

function digestOf(bytes: Buffer): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}
