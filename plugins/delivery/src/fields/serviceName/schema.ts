import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';
import {
  SERVICE_NAME_MAX_LENGTH,
  SERVICE_NAME_MIN_LENGTH,
  SERVICE_NAME_PATTERN,
} from '@internal/plugin-delivery-common';

/** The value is the name. */
export const serviceNameFieldSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .min(SERVICE_NAME_MIN_LENGTH)
      .max(SERVICE_NAME_MAX_LENGTH)
      .regex(SERVICE_NAME_PATTERN)
      .describe(
        'Name of a new service: lower-case letters, digits and single hyphens',
      ),
});

export type ServiceNameProps = typeof serviceNameFieldSchema.TProps;
