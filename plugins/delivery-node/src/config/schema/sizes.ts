import { z } from 'zod';
import { text } from './scalars';

/** At least one, by name. */
export const sizesSchema = z
  .record(
    z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected a size in lower case'),
    z
      .object({
        replicas: z
          .number({ message: 'expected a number of replicas' })
          .int('expected a whole number of replicas')
          .min(1, 'expected at least one replica')
          .max(100, 'expected at most 100 replicas'),
        cpu: text.regex(
          /^(\d+m|\d+(\.\d+)?)$/,
          'expected CPU in Kubernetes notation, for instance 100m',
        ),
        memory: text.regex(
          /^\d+(Mi|Gi)$/,
          'expected memory in Kubernetes notation, for instance 128Mi',
        ),
      })
      .strict(),
    { message: 'expected sizes by name, for instance small: {…}' },
  )
  .refine(sizes => Object.keys(sizes).length > 0, 'expected at least one size');
