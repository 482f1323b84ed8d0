import {
  HEALTH_STATUSES,
  RELEASE_STATES,
  RUN_CONCLUSIONS,
  RUN_STATUSES,
  SYNC_STATUSES,
  repositoryProblemSchema,
} from '@internal/plugin-delivery-common';
import { z } from 'zod';

const runStatusSchema = z.enum(RUN_STATUSES);
const conclusionSchema = z.enum(RUN_CONCLUSIONS).optional();

const environmentStatusSchema = z.object({
  environment: z.string(),
  application: z.string(),
  state: z.enum(RELEASE_STATES),
  message: z.string().optional(),
  sync: z.enum(SYNC_STATUSES),
  health: z.enum(HEALTH_STATUSES),
  release: z
    .object({
      image: z.object({
        repository: z.string(),
        tag: z.string().optional(),
        digest: z.string().optional(),
      }),
      commit: z.string().optional(),
      run: z.string(),
      actor: z.string(),
      at: z.string(),
    })
    .optional(),
  links: z.object({
    argocd: z.string().optional(),
    gitops: z.string().optional(),
    commit: z.string().optional(),
    run: z.string().optional(),
    service: z.string().optional(),
  }),
});

export const serviceStatusSchema = z.object({
  service: z.string(),
  environments: z.array(environmentStatusSchema),
});

export const pipelineRunsSchema = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      number: z.number(),
      title: z.string(),
      branch: z.string(),
      commit: z.string(),
      actor: z.string(),
      event: z.string(),
      status: runStatusSchema,
      conclusion: conclusionSchema,
      startedAt: z.string(),
      updatedAt: z.string(),
      url: z.string(),
    }),
  ),
});

const spanSchema = {
  status: runStatusSchema,
  conclusion: conclusionSchema,
  startedAt: z.string().optional(),
  completedAt: z.string().optional(),
};

export const pipelineJobsSchema = z.object({
  items: z.array(
    z.object({
      id: z.number(),
      name: z.string(),
      url: z.string().optional(),
      steps: z.array(
        z.object({ number: z.number(), name: z.string(), ...spanSchema }),
      ),
      ...spanSchema,
    }),
  ),
});

export const serviceDetailsSchema = z.object({
  links: z.object({
    /** The repository's own page. */
    repository: z.string().optional(),
    /** The image repository, without scheme and tag. */
    ecr: z.string().optional(),
    /** The record in the GitOps repository. */
    gitops: z.string().optional(),
  }),
  /** The command that gets the code, safe to paste into a shell. */
  cloneCommand: z.string().optional(),
});

export const nameCheckSchema = z.object({
  available: z.boolean(),
  problems: z.array(z.object({ system: z.string(), message: z.string() })),
});

export const repositoriesSchema = z.object({
  items: z.array(
    z.object({
      name: z.string(),
      description: z.string(),
      problem: repositoryProblemSchema.optional(),
    }),
  ),
  total: z.number(),
});

export const deliveryOptionsSchema = z.object({
  environments: z.array(
    z.object({
      name: z.string(),
      changes: z.enum(['commit', 'pull-request']),
      rollback: z.enum(['automatic', 'manual']).default('manual'),
      approvers: z.array(z.string()).default([]),
    }),
  ),
  sizes: z.array(
    z.object({
      name: z.string(),
      replicas: z.number(),
      cpu: z.string(),
      memory: z.string(),
    }),
  ),
  /** Where a new service's parts will be: their names end with its own. */
  places: z.object({
    /** Organisation of the repositories. */
    repositories: z.string(),
    /** The GitOps repository, with its owner. */
    gitops: z.string(),
    /** Registry of the images, up to the service's name. */
    images: z.string(),
  }),
  /** Where images may come from that no pipeline of the platform has built. */
  images: z.object({
    allowedRegistries: z.array(z.string()),
    mirrors: z.record(z.string()),
  }),
});

export const chartVersionsSchema = z.object({ versions: z.array(z.string()) });

export type ServiceDetails = z.infer<typeof serviceDetailsSchema>;
export type Repositories = z.infer<typeof repositoriesSchema>;
export type RepositoryOption = Repositories['items'][number];
export type NameCheck = z.infer<typeof nameCheckSchema>;
export type DeliveryOptions = z.infer<typeof deliveryOptionsSchema>;
export type EnvironmentOption = DeliveryOptions['environments'][number];
export type SizeOption = DeliveryOptions['sizes'][number];
