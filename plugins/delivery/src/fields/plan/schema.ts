import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** It shows and asks nothing: there is no value. */
export const planFieldSchema = makeFieldSchema({
  output: z => z.null().describe('Nothing: the field only shows'),
  uiOptions: z =>
    z.object({
      steps: z
        .array(z.string())
        .optional()
        .describe("Ids of the template's steps, which tell what it makes"),
    }),
});

export type PlanProps = typeof planFieldSchema.TProps;
