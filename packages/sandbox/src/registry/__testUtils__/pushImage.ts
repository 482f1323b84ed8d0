import { digestOf } from '../store';
import type { TestRegistry } from './startTestRegistry';

export const MANIFEST_TYPE = 'application/vnd.oci.image.manifest.v1+json';
export const CONFIG_TYPE = 'application/vnd.oci.image.config.v1+json';
export const LAYER_TYPE = 'application/vnd.oci.image.layer.v1.tar+gzip';

export async function pushBlob(
  registry: TestRegistry,
  repository: string,
  bytes: Buffer,
): Promise<string> {
  const digest = digestOf(bytes);
  const response = await registry.oci(
    `${repository}/blobs/uploads/?digest=${digest}`,
    { method: 'POST', body: new Uint8Array(bytes) },
  );
  expect(response.status).toBe(201);
  return digest;
}

/** An image's manifest, its blobs pushed. */
export async function pushParts(
  registry: TestRegistry,
  repository: string,
  options: { text?: string; labels?: Record<string, string> } = {},
): Promise<{ manifest: string; digest: string }> {
  const parts = {
    config: Buffer.from(JSON.stringify({ config: { Labels: options.labels } })),
    layer: Buffer.from(options.text ?? 'layer'),
  };
  const descriptor = (mediaType: string, bytes: Buffer) => ({
    mediaType,
    digest: digestOf(bytes),
    size: bytes.length,
  });
  await pushBlob(registry, repository, parts.config);
  await pushBlob(registry, repository, parts.layer);
  const manifest = JSON.stringify({
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: descriptor(CONFIG_TYPE, parts.config),
    layers: [descriptor(LAYER_TYPE, parts.layer)],
  });
  return { manifest, digest: digestOf(Buffer.from(manifest)) };
}

export function putManifest(
  registry: TestRegistry,
  path: string,
  manifest: string,
  contentType = MANIFEST_TYPE,
): Promise<Response> {
  return registry.oci(path, {
    method: 'PUT',
    body: manifest,
    headers: { 'Content-Type': contentType },
  });
}

/** Pushes an image and returns its digest. */
export async function pushImage(
  registry: TestRegistry,
  repository: string,
  tag: string,
  options: { text?: string; labels?: Record<string, string> } = {},
): Promise<string> {
  const { manifest, digest } = await pushParts(registry, repository, options);
  const response = await putManifest(
    registry,
    `${repository}/manifests/${tag}`,
    manifest,
  );
  expect(response.status).toBe(201);
  return digest;
}
