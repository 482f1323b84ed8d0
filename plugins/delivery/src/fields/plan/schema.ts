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
      extraMemory: z
        .string()
        .optional()
        .describe("What the template's runtime takes on top of a size"),
      single: z
        .array(z.record(z.unknown()))
        .optional()
        .describe('Answers with which it runs as a single copy'),
      prebuilt: z
        .array(
          z.object({
            when: z.record(z.string()),
            image: z.string().optional(),
            storage: z.string().optional(),
          }),
        )
        .optional()
        .describe(
          'Images that the template brings, by the answers, and the questions about their disks',
        ),
    }),
});

export type PlanProps = typeof planFieldSchema.TProps;
