import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value is the environment's name. */
export const environmentFieldSchema = makeFieldSchema({
  output: z => z.string().min(1).describe('Name of an environment'),
});

export type EnvironmentProps = typeof environmentFieldSchema.TProps;
