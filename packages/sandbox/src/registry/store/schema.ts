import { z } from 'zod';

const manifestRecordSchema = z.object({
  mediaType: z.string(),
  size: z.number(),
  /** Milliseconds since the epoch. */
  pushedAt: z.number(),
  artifactType: z.string().optional(),
  annotations: z.record(z.string()).optional(),
  /** The manifest that this one belongs to, as signatures do. */
  subject: z.string().optional(),
  configDigest: z.string().optional(),
  configMediaType: z.string().optional(),
  /** Digests of config and layers. */
  blobs: z.array(z.string()),
  /** Digests of the manifests that an index lists. */
  manifests: z.array(z.string()),
  /** Bytes of manifest, config and layers together. */
  totalSize: z.number(),
});

export const MUTABILITIES = [
  'MUTABLE',
  'IMMUTABLE',
  'MUTABLE_WITH_EXCLUSION',
  'IMMUTABLE_WITH_EXCLUSION',
] as const;

const repositorySchema = z.object({
  name: z.string(),
  /** Milliseconds since the epoch. */
  createdAt: z.number(),
  mutability: z.enum(MUTABILITIES),
  /** Wildcards of the tags that the rule does not cover. */
  exclusions: z.array(z.string()),
  scanOnPush: z.boolean(),
  encryption: z.object({
    encryptionType: z.string(),
    kmsKey: z.string().optional(),
  }),
  resourceTags: z.record(z.string()),
  policy: z.string().optional(),
  lifecyclePolicy: z.string().optional(),
  blobs: z.array(z.string()),
  manifests: z.record(manifestRecordSchema),
  tags: z.record(z.string()),
});

export const registryStateSchema = z.object({
  repositories: z.record(repositorySchema),
});

export type ManifestRecord = z.output<typeof manifestRecordSchema>;
export type Repository = z.output<typeof repositorySchema>;
export type RegistryState = z.output<typeof registryStateSchema>;
