import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value is the entries, each with the texts that were given. */
export const entryListFieldSchema = makeFieldSchema({
  output: z =>
    z
      .array(z.record(z.string(), z.string()))
      .describe('Entries of several texts each'),
});

export type EntryListProps = typeof entryListFieldSchema.TProps;
