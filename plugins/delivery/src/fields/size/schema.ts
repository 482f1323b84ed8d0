import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value is the size's name. */
export const sizeFieldSchema = makeFieldSchema({
  output: z => z.string().min(1).describe('Name of a size, such as small'),
});

export type SizeProps = typeof sizeFieldSchema.TProps;
