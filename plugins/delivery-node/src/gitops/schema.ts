import { z } from 'zod';

export const pullRequestSchema = z.object({
  number: z.number().int(),
  html_url: z.string(),
  title: z.string().default(''),
  body: z.string().nullish(),
  head: z.object({ ref: z.string() }),
});

/** The repository itself, with what it tells of its owner. */
export const gitopsRepositorySchema = z.object({
  archived: z.boolean().default(false),
  permissions: z.object({ push: z.boolean() }).nullish(),
  owner: z.object({ login: z.string(), type: z.string() }),
});
