import { z } from 'zod';

/** Shapes that several routes read. */
export const shaSchema = z.string().regex(/^[0-9a-f]{40}$/, 'is not a SHA');

const dateSchema = z
  .string()
  .refine(text => !Number.isNaN(Date.parse(text)), 'is not a date');

export const signatureSchema = z.object({
  name: z.string(),
  email: z.string(),
  date: dateSchema.optional(),
});
