import { z } from 'zod';
import type { ManifestRecord } from '../store';
import { OciError } from './OciError';

const DIGEST = z.string().regex(/^sha256:[0-9a-f]{64}$/);

const descriptor = z.object({
  mediaType: z.string().min(1),
  digest: DIGEST,
  size: z.number().int().nonnegative(),
  urls: z.array(z.string()).optional(),
});

const common = {
  schemaVersion: z.literal(2),
  mediaType: z.string().optional(),
  artifactType: z.string().optional(),
  annotations: z.record(z.string()).optional(),
  subject: descriptor.optional(),
};

const imageSchema = z.object({
  ...common,
  config: descriptor,
  layers: z.array(descriptor),
});

const indexSchema = z.object({ ...common, manifests: z.array(descriptor) });

const IMAGE_TYPES = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const INDEX_TYPES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];

/** Reads a manifest as strictly as ECR does; what it lists is checked by the caller. */
export function parseManifest(
  bytes: Buffer,
  contentType: string | undefined,
): ManifestRecord {
  const json = parseJson(bytes);
  const declared = (json as { mediaType?: unknown })?.mediaType;
  const mediaType = contentType || declared;
  if (declared !== undefined && declared !== mediaType) {
    throw invalid(
      `mediaType is ${declared}, but Content-Type says ${mediaType}`,
    );
  }
  const base = { size: bytes.length, pushedAt: Date.now() };
  if (IMAGE_TYPES.includes(String(mediaType))) {
    const image = check(imageSchema, json);
    const own = image.layers.filter(layer => !layer.urls?.length);
    return {
      ...base,
      mediaType: String(mediaType),
      artifactType: image.artifactType ?? image.config.mediaType,
      annotations: image.annotations,
      subject: image.subject?.digest,
      configDigest: image.config.digest,
      configMediaType: image.config.mediaType,
      blobs: [image.config, ...own].map(({ digest }) => digest),
      manifests: [],
      totalSize: [image.config, ...image.layers].reduce(
        (sum, { size }) => sum + size,
        bytes.length,
      ),
    };
  }
  if (INDEX_TYPES.includes(String(mediaType))) {
    const index = check(indexSchema, json);
    return {
      ...base,
      mediaType: String(mediaType),
      artifactType: index.artifactType,
      annotations: index.annotations,
      subject: index.subject?.digest,
      blobs: [],
      manifests: index.manifests.map(({ digest }) => digest),
      totalSize: bytes.length,
    };
  }
  throw invalid(`media type ${mediaType} is not supported`);
}

function parseJson(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    throw invalid('it is not JSON');
  }
}

function check<T extends z.ZodTypeAny>(schema: T, json: unknown): z.output<T> {
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalid(`${issue.path.join('.')}: ${issue.message}`);
  }
  return parsed.data;
}

function invalid(reason: string): OciError {
  return new OciError(
    400,
    'MANIFEST_INVALID',
    `The manifest is invalid: ${reason}`,
  );
}
