import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { z } from 'zod';

/** A full entity reference, for instance `group:default/platform`; the namespace may be left out. */
export const entityRefSchema = z
  .string({
    invalid_type_error:
      'expected an entity reference, for instance group:default/platform',
  })
  .transform((ref, context) => {
    try {
      return stringifyEntityRef(parseEntityRef(ref));
    } catch {
      context.addIssue({
        code: z.ZodIssueCode.custom,
        message: `expected an entity reference, for instance group:default/platform, not "${ref}"`,
      });
      return z.NEVER;
    }
  });
