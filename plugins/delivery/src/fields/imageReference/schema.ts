import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value is the image as it was typed. */
export const imageReferenceFieldSchema = makeFieldSchema({
  output: z =>
    z
      .string()
      .describe('An image with a tag or digest, from an allowed registry'),
});

export type ImageReferenceProps = typeof imageReferenceFieldSchema.TProps;
