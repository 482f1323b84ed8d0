import { z } from 'zod';

const scalar = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const text = scalar.transform(value => (value === null ? '' : String(value)));
const texts = z.record(text);
const list = z
  .union([z.string(), z.array(z.string())])
  .transform(value => (typeof value === 'string' ? [value] : value));
const condition = z
  .union([z.string(), z.boolean(), z.number()])
  .transform(String);
const runDefaults = z
  .object({
    run: z
      .object({
        shell: z.string().optional(),
        'working-directory': z.string().optional(),
      })
      .strict()
      .optional(),
  })
  .strict();

const permissionsSchema = z.union([
  z.enum(['read-all', 'write-all']),
  z.record(z.enum(['read', 'write', 'none'])),
]);

const concurrencySchema = z
  .union([
    z.string().transform(group => ({ group })),
    z.object({
      group: z.string(),
      'cancel-in-progress': z.union([z.boolean(), z.string()]).optional(),
    }),
  ])
  .transform(value => ({
    group: value.group,
    cancelInProgress:
      'cancel-in-progress' in value
        ? value['cancel-in-progress'] ?? false
        : false,
  }));

const stepSchema = z
  .object({
    id: z.string().optional(),
    name: text.optional(),
    if: condition.optional(),
    uses: z.string().optional(),
    run: text.optional(),
    with: texts.default({}),
    env: texts.default({}),
    shell: z.string().optional(),
    'working-directory': z.string().optional(),
    'continue-on-error': z.union([z.boolean(), z.string()]).optional(),
    'timeout-minutes': z.union([z.number(), z.string()]).optional(),
  })
  .strict()
  .refine(step => Boolean(step.uses) !== (step.run !== undefined), {
    message: 'a step needs either `run` or `uses`',
  });

const needs = list.default([]);

const matrixSchema = z.union([z.string(), z.record(z.unknown())]);

const jobSchema = z
  .object({
    name: text.optional(),
    needs,
    if: condition.optional(),
    'runs-on': z.unknown().optional(),
    permissions: permissionsSchema.optional(),
    environment: z.unknown().optional(),
    concurrency: concurrencySchema.optional(),
    env: texts.default({}),
    defaults: runDefaults.default({}),
    outputs: texts.default({}),
    strategy: z
      .object({
        matrix: matrixSchema.optional(),
        'fail-fast': z.union([z.boolean(), z.string()]).optional(),
        'max-parallel': z.number().optional(),
      })
      .strict()
      .optional(),
    'timeout-minutes': z.union([z.number(), z.string()]).optional(),
    'continue-on-error': z.union([z.boolean(), z.string()]).optional(),
    steps: z.array(stepSchema).default([]),
    uses: z.string().optional(),
    with: z.record(scalar).default({}),
    secrets: z.union([z.literal('inherit'), texts]).default({}),
  })
  .strict()
  .refine(job => Boolean(job.uses) !== job.steps.length > 0, {
    message: 'a job needs either `steps` or `uses`',
  });

const inputSchema = z.object({
  type: z.string().default('string'),
  required: z.boolean().default(false),
  default: scalar.optional(),
  description: z.string().optional(),
  options: z.array(z.string()).optional(),
});

const nullable = <T extends z.ZodTypeAny>(schema: T) =>
  z.preprocess(value => value ?? {}, schema);

const filterSchema = nullable(
  z.object({
    branches: list.optional(),
    'branches-ignore': list.optional(),
    tags: list.optional(),
    'tags-ignore': list.optional(),
    paths: list.optional(),
    'paths-ignore': list.optional(),
    types: list.optional(),
  }),
);

const triggersSchema = z.preprocess(
  value => {
    if (typeof value === 'string') {
      return { [value]: null };
    }
    return Array.isArray(value)
      ? Object.fromEntries(value.map(name => [String(name), null]))
      : value;
  },
  z
    .object({
      push: filterSchema.optional(),
      pull_request: filterSchema.optional(),
      workflow_dispatch: nullable(
        z.object({ inputs: z.record(inputSchema).default({}) }),
      ).optional(),
      workflow_call: nullable(
        z.object({
          inputs: z.record(inputSchema).default({}),
          outputs: z.record(z.object({ value: z.string() })).default({}),
          secrets: z
            .record(
              nullable(z.object({ required: z.boolean().default(false) })),
            )
            .default({}),
        }),
      ).optional(),
    })
    .passthrough(),
);

/** A workflow file, with what the runner can do; another key is an error that names it. */
export const workflowSchema = z
  .object({
    name: text.optional(),
    'run-name': z.string().optional(),
    on: triggersSchema,
    permissions: permissionsSchema.optional(),
    env: texts.default({}),
    defaults: runDefaults.default({}),
    concurrency: concurrencySchema.optional(),
    jobs: z.record(jobSchema),
  })
  .strict();

/** An `action.yaml`: only composite actions are run; the rest are stood in for by name. */
export const actionSchema = z.object({
  name: z.string().optional(),
  inputs: z
    .record(
      nullable(
        z.object({
          required: z.boolean().default(false),
          default: text.optional(),
        }),
      ),
    )
    .default({}),
  outputs: z.record(z.object({ value: z.string().optional() })).default({}),
  runs: z.object({
    using: z.string(),
    steps: z
      .array(
        stepSchema.refine(
          step => step.run === undefined || step.shell !== undefined,
          { message: 'Required property is missing: shell' },
        ),
      )
      .default([]),
  }),
});

export type Permissions = z.output<typeof permissionsSchema>;
export type Concurrency = z.output<typeof concurrencySchema>;
export type StepDefinition = z.output<typeof stepSchema>;
export type JobDefinition = z.output<typeof jobSchema>;
export type InputDefinition = z.output<typeof inputSchema>;
export type Filter = z.output<typeof filterSchema>;
export type WorkflowDefinition = z.output<typeof workflowSchema>;
export type ActionDefinition = z.output<typeof actionSchema>;
