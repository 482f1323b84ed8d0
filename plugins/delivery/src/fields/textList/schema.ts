import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value is the texts, without the lines that were left empty. */
export const textListFieldSchema = makeFieldSchema({
  output: z => z.array(z.string()).describe('Texts, one a line'),
});

export type TextListProps = typeof textListFieldSchema.TProps;
