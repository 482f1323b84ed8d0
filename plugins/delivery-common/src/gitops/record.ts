import { z } from 'zod';

/** The content of `services/<service>.yaml` in the GitOps repository: what the platform knows of a service. */
export const serviceRecordSchema = z.object({
  name: z.string().min(1),
  description: z.string(),
  /** Entity ref of the owner, for instance `group:default/payments`. */
  owner: z.string().min(1),
  /** Catalog system, a plain name; empty when the service belongs to none. */
  system: z.string(),
  template: z.object({ name: z.string().min(1), version: z.string().min(1) }),
  /** The task that created the service: the marker by which a creation knows its own. */
  creation: z.object({ task: z.string().min(1) }),
  repository: z
    .object({
      /** `owner/name` */
      slug: z.string().min(1),
      /** GitHub's numeric id, which survives renames. */
      id: z.number().int().positive(),
    })
    .optional(),
  ecr: z.object({ repository: z.string().min(1) }).optional(),
  environments: z.array(z.string()).min(1),
  quarantine: z
    .array(
      z.object({
        digest: z.string(),
        environment: z.string(),
        reason: z.string(),
        at: z.string(),
      }),
    )
    .default([]),
});

export type ServiceRecord = z.infer<typeof serviceRecordSchema>;
