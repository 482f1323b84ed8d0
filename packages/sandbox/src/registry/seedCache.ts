import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { gunzipSync } from 'node:zlib';
import { pack } from 'tar-stream';
import { z } from 'zod';
import { readDefaults, type SandboxContext } from '../core';
import { gzipReproducibly } from '../image/gzip';
import { putArtifact } from './putArtifact';
import type { RegistryStore } from './store';

const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
const LAYER_TYPE = 'application/vnd.oci.image.layer.v1.tar+gzip';
/** Which public image a stand-in stands for. */
export const STAND_IN_LABEL = 'sandbox/stands-in-for';

const cacheSchema = z.object({
  pullThroughCache: z
    .array(
      z.object({
        prefix: z.string().regex(/^[a-z0-9]+(?:[._/-][a-z0-9]+)*$/),
        upstream: z.string(),
        images: z.array(
          z.string().regex(/^[a-z0-9]+(?:[._/-][a-z0-9]+)*:[\w][\w.-]{0,127}$/),
        ),
      }),
    )
    .default([]),
});

/**
 * What an ECR pull-through cache would hold of public registries, which the sandbox cannot reach: for each image that the
 * organisation's file lists, a real OCI image whose only content says what it stands for. What is not listed is not there.
 */
export async function seedCache(options: {
  context: SandboxContext;
  store: RegistryStore;
  organisationDir: string;
}): Promise<void> {
  const { context, store, organisationDir } = options;
  const { pullThroughCache } = await readDefaults(organisationDir, cacheSchema);
  for (const { prefix, upstream, images } of pullThroughCache) {
    for (const image of images) {
      const [name, tag] = image.split(':');
      const repository = `${prefix}/${name}`;
      const { digest, before } = await putArtifact(
        { context, store },
        { repository, tag, ...(await standIn(`${upstream}/${image}`)) },
      );
      if (before !== digest) {
        context.log(
          'ecr',
          `${repository}:${tag} is a stand-in for ${upstream}/${image}: nothing of it is inside`,
        );
      }
    }
  }
}

async function standIn(image: string) {
  const archive = pack();
  archive.entry(
    { name: 'README', mode: 0o644, mtime: new Date(0) },
    `The sandbox's stand-in for ${image}.\n`,
  );
  archive.finalize();
  const layer = gzipReproducibly(await buffer(archive));
  const diffId = createHash('sha256').update(gunzipSync(layer)).digest('hex');
  const labels = { [STAND_IN_LABEL]: image };
  const config = {
    architecture: 'amd64',
    os: 'linux',
    config: { Labels: labels },
    rootfs: { type: 'layers', diff_ids: [`sha256:${diffId}`] },
  };
  return {
    config: {
      mediaType: CONFIG_TYPE,
      bytes: Buffer.from(JSON.stringify(config)),
    },
    layers: [{ mediaType: LAYER_TYPE, bytes: layer }],
    annotations: labels,
  };
}
