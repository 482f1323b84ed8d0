import { z } from 'zod';

const helmSchema = z
  .object({
    releaseName: z.string().optional(),
    valueFiles: z.array(z.string()).optional(),
    values: z.string().optional(),
    valuesObject: z.record(z.unknown()).optional(),
    parameters: z
      .array(
        z.object({
          name: z.string(),
          value: z.string(),
          forceString: z.boolean().optional(),
        }),
      )
      .optional(),
    ignoreMissingValueFiles: z.boolean().optional(),
    namespace: z.string().optional(),
    kubeVersion: z.string().optional(),
  })
  .passthrough();

export const sourceSchema = z
  .object({
    repoURL: z.string().min(1),
    targetRevision: z.string().optional(),
    path: z.string().optional(),
    chart: z.string().optional(),
    ref: z.string().optional(),
    name: z.string().optional(),
    helm: helmSchema.optional(),
    directory: z
      .object({
        recurse: z.boolean().optional(),
        include: z.string().optional(),
        exclude: z.string().optional(),
      })
      .passthrough()
      .optional(),
  })
  .passthrough();

const retrySchema = z.object({
  limit: z.number().int().optional(),
  refresh: z.boolean().optional(),
  backoff: z
    .object({
      duration: z.string().optional(),
      factor: z.number().optional(),
      maxDuration: z.string().optional(),
    })
    .optional(),
});

/** What the engine reads of an Application's spec. */
export const applicationSpecSchema = z
  .object({
    project: z.string().min(1),
    source: sourceSchema.optional(),
    sources: z.array(sourceSchema).optional(),
    destination: z
      .object({
        server: z.string().optional(),
        name: z.string().optional(),
        namespace: z.string().optional(),
      })
      .passthrough(),
    syncPolicy: z
      .object({
        automated: z
          .object({
            enabled: z.boolean().optional(),
            prune: z.boolean().optional(),
            selfHeal: z.boolean().optional(),
            allowEmpty: z.boolean().optional(),
          })
          .optional(),
        syncOptions: z.array(z.string()).optional(),
        retry: retrySchema.optional(),
      })
      .passthrough()
      .optional(),
    revisionHistoryLimit: z.number().int().optional(),
  })
  .passthrough();

const groupKindSchema = z.object({
  group: z.string(),
  kind: z.string(),
  name: z.string().optional(),
});

/** What the engine reads of an AppProject's spec. */
export const projectSpecSchema = z
  .object({
    description: z.string().optional(),
    sourceRepos: z.array(z.string()).default([]),
    destinations: z
      .array(
        z.object({
          server: z.string().optional(),
          name: z.string().optional(),
          namespace: z.string().optional(),
        }),
      )
      .default([]),
    clusterResourceWhitelist: z.array(groupKindSchema).default([]),
    clusterResourceBlacklist: z.array(groupKindSchema).default([]),
    namespaceResourceWhitelist: z.array(groupKindSchema).optional(),
    namespaceResourceBlacklist: z.array(groupKindSchema).default([]),
  })
  .passthrough();

export type ApplicationSource = z.infer<typeof sourceSchema>;
export type ApplicationSpec = z.infer<typeof applicationSpecSchema>;
export type RetryStrategy = z.infer<typeof retrySchema>;
export type ProjectSpec = z.infer<typeof projectSpecSchema>;

/** All sources of a spec, whichever way it spells them. */
export function sourcesOf(spec: ApplicationSpec): ApplicationSource[] {
  if (spec.sources?.length) {
    return spec.sources;
  }
  return spec.source ? [spec.source] : [];
}

export function hasManySources(spec: ApplicationSpec): boolean {
  return Boolean(spec.sources?.length);
}
