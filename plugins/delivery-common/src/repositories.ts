import { z } from 'zod';
import { SERVICE_NAME_PROBLEMS } from './names';

/** Who sees a repository, from the fewest to the most. */
export const VISIBILITIES = ['private', 'internal', 'public'] as const;

export type Visibility = (typeof VISIBILITIES)[number];

const visibility = z.enum(VISIBILITIES);

/** Why a repository cannot become a service, with what the words about it name. */
export const repositoryProblemSchema = z.discriminatedUnion('code', [
  z.object({ code: z.literal('service') }),
  z.object({ code: z.literal('archived') }),
  z.object({
    /** It may not call the pipeline, which fewer see. */
    code: z.literal('pipeline-hidden'),
    visibility,
    pipeline: z.object({
      /** `owner/name` */
      slug: z.string(),
      visibility,
    }),
  }),
  z.object({
    /** Its name cannot be that of a service. */
    code: z.literal('name'),
    reason: z.enum(SERVICE_NAME_PROBLEMS),
  }),
]);

export type RepositoryProblem = z.infer<typeof repositoryProblemSchema>;
