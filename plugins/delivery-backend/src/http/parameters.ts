import { InputError } from '@backstage/errors';
import {
  SERVICE_NAME_MAX_LENGTH,
  SERVICE_NAME_PATTERN,
} from '@internal/plugin-delivery-common';
import { z } from 'zod';

/** A service that exists: the format of names, without the words that new ones may not have. */
export const serviceParametersSchema = z.object({
  name: z
    .string()
    .max(SERVICE_NAME_MAX_LENGTH)
    .regex(SERVICE_NAME_PATTERN, 'is not a service name'),
});

const id = z.coerce.number().int().positive().safe();

export const runParametersSchema = serviceParametersSchema.extend({ id });

/** Whatever somebody typed into the form. */
export const candidateParametersSchema = z.object({
  name: z.string().max(200),
});

export const searchParametersSchema = z.object({
  search: z.string().max(200).default(''),
});

/** Parses a request's parameters. Throws InputError that names what is wrong. */
export function parseParameters<S extends z.ZodTypeAny>(
  schema: S,
  parameters: unknown,
): z.output<S> {
  const parsed = schema.safeParse(parameters);
  if (!parsed.success) {
    throw new InputError(
      parsed.error.issues
        .map(issue => `${issue.path.join('.')}: ${issue.message}`)
        .join('; '),
    );
  }
  return parsed.data;
}
