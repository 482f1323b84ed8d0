import { z } from 'zod';

const repositorySchema = z.object({
  repositoryName: z.string(),
  repositoryArn: z.string(),
  repositoryUri: z.string(),
});
export type RepositoryData = z.infer<typeof repositorySchema>;

export const repositoryListSchema = z.object({
  repositories: z.array(repositorySchema),
});

export const createdSchema = z.object({ repository: repositorySchema });

const tagSchema = z.object({ Key: z.string(), Value: z.string() });
export type TagData = z.infer<typeof tagSchema>;

export const tagListSchema = z.object({ tags: z.array(tagSchema).optional() });

export const authorizationSchema = z.object({
  authorizationData: z
    .array(z.object({ authorizationToken: z.string().min(1) }))
    .min(1),
});

/** What the SDK's errors carry, as far as it is used. */
export const failureSchema = z.object({
  name: z.string(),
  message: z.string(),
  $metadata: z.object({ httpStatusCode: z.number().optional() }).optional(),
  $response: z
    .object({ headers: z.record(z.string()).optional() })
    .optional()
    .catch(undefined),
});
