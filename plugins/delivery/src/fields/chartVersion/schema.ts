import { makeFieldSchema } from '@backstage/plugin-scaffolder-react';

/** The value is an exact version of the chart. */
export const chartVersionFieldSchema = makeFieldSchema({
  output: z =>
    z.string().min(1).describe('Version of the baseline chart, such as 1.1.0'),
});

export type ChartVersionProps = typeof chartVersionFieldSchema.TProps;
