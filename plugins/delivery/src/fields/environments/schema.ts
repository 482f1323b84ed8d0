import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value is the chosen environments' names, in the order of promotion. */
export const environmentsFieldSchema = makeFieldSchema({
  output: z =>
    z
      .array(z.string())
      .min(1)
      .describe('Names of environments, in the order of promotion'),
});

export type EnvironmentsProps = typeof environmentsFieldSchema.TProps;
