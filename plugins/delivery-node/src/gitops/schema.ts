import { z } from 'zod';

export const pullRequestSchema = z.object({
  number: z.number().int(),
  html_url: z.string(),
  head: z.object({ ref: z.string() }),
});
