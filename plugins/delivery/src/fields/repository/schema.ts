import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value is the name of a repository of the owner. */
export const repositoryFieldSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe('Name of an existing repository that becomes a service'),
});

export type RepositoryProps = typeof repositoryFieldSchema.TProps;
