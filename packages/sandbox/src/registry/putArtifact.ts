import type { SandboxContext } from '../core';
import { digestOf, type RegistryStore } from './store';

export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';

export interface Artifact {
  repository: string;
  tag: string;
  config: ArtifactPart;
  layers: ArtifactPart[];
  annotations?: Record<string, string>;
}

interface ArtifactPart {
  mediaType: string;
  bytes: Buffer;
}

/** Puts an image or a chart under its tag, as a push would; nothing happens where it is there. Answers with what the tag was before. */
export async function putArtifact(
  { context, store }: { context: SandboxContext; store: RegistryStore },
  artifact: Artifact,
): Promise<{ digest: string; before?: string }> {
  const { repository: name, tag, config, layers, annotations } = artifact;
  const parts = [config, ...layers];
  const manifest = Buffer.from(
    JSON.stringify({
      schemaVersion: 2,
      mediaType: MANIFEST_TYPE,
      config: descriptor(config),
      layers: layers.map(descriptor),
      ...(annotations && { annotations }),
    }),
  );
  const digest = digestOf(manifest);
  const repository = store.find(name) ?? store.create({ name });
  const before = Object.hasOwn(repository.tags, tag)
    ? repository.tags[tag]
    : undefined;
  if (before === digest) {
    return { digest, before };
  }
  for (const { bytes } of parts) {
    store.linkBlob(name, await store.blobs.put(bytes));
  }
  await store.blobs.put(manifest);
  store.putManifest(name, {
    digest,
    tag,
    record: {
      mediaType: MANIFEST_TYPE,
      size: manifest.length,
      pushedAt: Date.now(),
      artifactType: config.mediaType,
      annotations,
      configDigest: digestOf(config.bytes),
      configMediaType: config.mediaType,
      blobs: parts.map(({ bytes }) => digestOf(bytes)),
      manifests: [],
      totalSize: parts.reduce(
        (sum, { bytes }) => sum + bytes.length,
        manifest.length,
      ),
    },
  });
  context.events.emit('image', { repository: name, digest, tag });
  return { digest, before };
}

function descriptor({ mediaType, bytes }: ArtifactPart) {
  return { mediaType, digest: digestOf(bytes), size: bytes.length };
}
