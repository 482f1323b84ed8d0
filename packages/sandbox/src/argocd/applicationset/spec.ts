import { z } from 'zod';

const gitGeneratorSchema = z.object({
  repoURL: z.string(),
  revision: z.string().default('HEAD'),
  requeueAfterSeconds: z.number().optional(),
  directories: z
    .array(z.object({ path: z.string(), exclude: z.boolean().optional() }))
    .optional(),
  files: z.array(z.unknown()).optional(),
  pathParamPrefix: z.string().optional(),
  values: z.record(z.string()).optional(),
});

/** What the engine reads of an ApplicationSet's spec. What it does not implement, it refuses by name. */
export const applicationSetSpecSchema = z
  .object({
    goTemplate: z.boolean().optional(),
    goTemplateOptions: z.array(z.string()).default([]),
    generators: z.array(
      z
        .object({ git: gitGeneratorSchema })
        .strict('only the git generator is known here'),
    ),
    syncPolicy: z
      .object({
        applicationsSync: z
          .enum(['create-only', 'create-update', 'create-delete', 'sync'])
          .default('sync'),
        preserveResourcesOnDeletion: z.boolean().default(false),
      })
      .default({}),
    template: z.object({
      metadata: z.object({
        name: z.string(),
        labels: z.record(z.string()).optional(),
        annotations: z.record(z.string()).optional(),
        finalizers: z.array(z.string()).optional(),
      }),
      spec: z.record(z.unknown()),
    }),
  })
  .passthrough();

export type ApplicationSetSpec = z.infer<typeof applicationSetSpecSchema>;
export type GitGenerator = z.infer<typeof gitGeneratorSchema>;
