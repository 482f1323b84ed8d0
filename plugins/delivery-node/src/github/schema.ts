import {
  RUN_CONCLUSIONS,
  VISIBILITIES,
} from '@internal/plugin-delivery-common';
import { z } from 'zod';

export const repositorySchema = z.object({
  id: z.number().int(),
  name: z.string(),
  full_name: z.string(),
  description: z.string().nullish(),
  html_url: z.string(),
  clone_url: z.string(),
  homepage: z.string().nullish(),
  default_branch: z.string(),
  archived: z.boolean().default(false),
  fork: z.boolean().default(false),
  private: z.boolean().default(true),
  visibility: z.enum(VISIBILITIES).optional(),
  created_at: z.string(),
  custom_properties: z.record(z.unknown()).nullish(),
  permissions: z.object({ push: z.boolean() }).nullish(),
});
export type RepositoryData = z.infer<typeof repositorySchema>;

export const propertySchemaListSchema = z.array(
  z.object({ property_name: z.string() }),
);

const userSchema = z.object({ login: z.string() }).nullish();

export const branchSchema = z.object({
  commit: z.object({
    sha: z.string(),
    html_url: z.string(),
    author: userSchema,
    commit: z.object({
      message: z.string(),
      tree: z.object({ sha: z.string() }),
      committer: z.object({ date: z.string() }).nullish(),
    }),
    parents: z.array(z.object({ sha: z.string() })),
  }),
});

export const gitCommitSchema = z.object({
  sha: z.string(),
  html_url: z.string(),
  message: z.string(),
  tree: z.object({ sha: z.string() }),
  committer: z.object({ date: z.string() }),
  parents: z.array(z.object({ sha: z.string() })),
});

export const treeSchema = z.object({
  sha: z.string(),
  truncated: z.boolean().default(false),
  tree: z.array(
    z.object({
      path: z.string(),
      mode: z.string(),
      type: z.string(),
      sha: z.string(),
      size: z.number().optional(),
    }),
  ),
});

/** Content is in base64, with line breaks. */
export const blobSchema = z.object({ content: z.string() });

export const shaSchema = z.object({ sha: z.string() });

export const refSchema = z.object({ object: z.object({ sha: z.string() }) });

export const rulesetListSchema = z.array(
  z.object({ id: z.number(), name: z.string() }),
);

const statusSchema = z
  .string()
  .transform(status =>
    status === 'completed' || status === 'in_progress' ? status : 'queued',
  );

const conclusionSchema = z
  .enum(RUN_CONCLUSIONS)
  .nullish()
  .catch('neutral')
  .transform(conclusion => conclusion ?? undefined);

export const runListSchema = z.object({
  workflow_runs: z.array(
    z.object({
      id: z.number(),
      workflow_id: z.number(),
      referenced_workflows: z.array(z.object({ path: z.string() })).nullish(),
      run_number: z.number(),
      display_title: z.string().nullish(),
      name: z.string().nullish(),
      head_branch: z.string().nullish(),
      head_sha: z.string(),
      actor: userSchema,
      event: z.string(),
      status: statusSchema,
      conclusion: conclusionSchema,
      run_started_at: z.string().nullish(),
      created_at: z.string(),
      updated_at: z.string(),
      html_url: z.string(),
    }),
  ),
});

export type WorkflowRun = z.infer<
  typeof runListSchema
>['workflow_runs'][number];

export const jobListSchema = z.object({
  jobs: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      status: statusSchema,
      conclusion: conclusionSchema,
      started_at: z.string().nullish(),
      completed_at: z.string().nullish(),
      html_url: z.string().nullish(),
      steps: z
        .array(
          z.object({
            number: z.number(),
            name: z.string(),
            status: statusSchema,
            conclusion: conclusionSchema,
            started_at: z.string().nullish(),
            completed_at: z.string().nullish(),
          }),
        )
        .default([]),
    }),
  ),
});

/** GitHub's body of an error. */
export const errorBodySchema = z.object({
  message: z.string(),
  errors: z
    .array(
      z.union([
        z.string(),
        z.object({
          message: z.string().optional(),
          code: z.string().optional(),
          field: z.string().optional(),
          resource: z.string().optional(),
        }),
      ]),
    )
    .optional()
    .catch(undefined),
});
