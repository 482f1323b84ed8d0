import {
  HEALTH_STATUSES,
  SYNC_STATUSES,
} from '@internal/plugin-delivery-common';
import { z } from 'zod';

const syncSchema = z.enum(SYNC_STATUSES).catch('Unknown');
const healthSchema = z.enum(HEALTH_STATUSES).catch('Unknown');

const sourceSchema = z.object({
  repoURL: z.string(),
  chart: z.string().optional(),
  path: z.string().optional(),
  targetRevision: z.string().default(''),
  ref: z.string().optional(),
});

const list = <S extends z.ZodTypeAny>(schema: S) =>
  z
    .array(schema)
    .nullish()
    .transform(items => items ?? []);

const revisionsSchema = z.object({
  revision: z.string().optional(),
  revisions: z.array(z.string()).nullish(),
});

export const applicationSchema = z.object({
  metadata: z.object({
    name: z.string(),
    labels: z.record(z.string()).nullish(),
    deletionTimestamp: z.string().nullish(),
  }),
  spec: z.object({
    project: z.string(),
    destination: z.object({
      server: z.string().default(''),
      namespace: z.string().default(''),
    }),
    source: sourceSchema.nullish(),
    sources: list(sourceSchema),
  }),
  status: z
    .object({
      sync: revisionsSchema.extend({ status: syncSchema }).nullish(),
      health: z
        .object({
          status: healthSchema,
          lastTransitionTime: z.string().nullish(),
        })
        .nullish(),
      resources: list(
        z.object({
          group: z.string().default(''),
          kind: z.string(),
          namespace: z.string().default(''),
          name: z.string(),
          status: syncSchema.optional(),
          health: z
            .object({ status: healthSchema, message: z.string().optional() })
            .nullish(),
        }),
      ),
      conditions: list(z.object({ type: z.string(), message: z.string() })),
      operationState: z
        .object({
          phase: z.string(),
          message: z.string().default(''),
          startedAt: z.string().nullish(),
          finishedAt: z.string().nullish(),
          syncResult: revisionsSchema.nullish(),
        })
        .nullish(),
      summary: z.object({ externalURLs: list(z.string()) }).nullish(),
      reconciledAt: z.string().nullish(),
    })
    .nullish(),
});
export type ApplicationData = z.output<typeof applicationSchema>;

export const applicationListSchema = z.object({
  items: list(applicationSchema),
});

export const streamMessageSchema = z.union([
  z.object({
    result: z.object({
      type: z.enum(['ADDED', 'MODIFIED', 'DELETED']),
      application: applicationSchema,
    }),
  }),
  z.object({ error: z.object({ message: z.string().default('unknown') }) }),
]);

export const userInfoSchema = z.object({
  loggedIn: z.boolean().default(false),
});

export const errorBodySchema = z.object({
  message: z.string().optional(),
  error: z.string().optional(),
});
