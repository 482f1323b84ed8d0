import { z } from 'zod';
import { environmentsSchema } from './environments';
import {
  accountId,
  baseUrl,
  kubernetesName,
  registry,
  registryPath,
  text,
} from './scalars';
import { sizesSchema } from './sizes';

/** Stands for a repository's address in `delivery.github.cloneCommand`. */
const CLONE_URL = '{url}';

/** What stands below `delivery:`. Other parts of the platform keep keys of their own beside these. */
export const deliverySchema = z.object(
  {
    github: z
      .object({
        host: text
          .regex(
            /^[^/\s]+$/,
            'expected a host (and port) without a scheme, for instance github.com',
          )
          .default('github.com'),
        owner: text,
        cloneCommand: text
          .refine(
            value => value.includes(CLONE_URL),
            `expected a command with ${CLONE_URL} where the repository's address goes`,
          )
          .default(`git clone ${CLONE_URL}`),
      })
      .strict(),
    pipeline: z
      .object({
        repository: text.default('pipelines'),
        workflow: text
          .regex(/\.ya?ml$/, 'expected a file name that ends in .yaml or .yml')
          .default('deliver.yaml'),
        ref: text.default('main'),
      })
      .strict()
      .default({}),
    gitops: z
      .object({
        repository: text.default('gitops-apps'),
        branch: text.default('main'),
        platformRepository: text.default('gitops-platform'),
      })
      .strict()
      .default({}),
    chart: z
      .object({
        registry: text.refine(
          value => !/^[a-z]+:\/\//.test(value),
          'expected an OCI registry without a scheme, for instance registry.example/charts',
        ),
        name: text.default('eks_baseline_chart'),
      })
      .strict(),
    ecr: z
      .object({
        accountId,
        region: text.regex(
          /^[a-z]{2}(-[a-z]+)+-\d$/,
          'expected an AWS region, for instance us-east-1',
        ),
        endpoint: baseUrl.nullish(),
        registry: text.nullish(),
        namePrefix: z
          .string()
          .regex(
            /^([a-z0-9]+([._/-][a-z0-9]+)*[._/-]?)?$/,
            'expected lower-case letters, digits and separators, for instance "services/"',
          )
          .nullish(),
        pullAccountIds: z.array(accountId).default([]),
        kmsKeyArn: text
          .regex(/^arn:[\w-]+:kms:/, 'expected the ARN of a KMS key')
          .nullish(),
      })
      .strict(),
    images: z
      .object({
        allowedRegistries: z.array(registryPath).default([]),
        mirrors: z.record(registry, registryPath).default({}),
      })
      .strict()
      .default({}),
    argocd: z
      .object({
        baseUrl,
        token: text,
        namespace: kubernetesName.default('argocd'),
        applicationSetWebhook: z
          .object({ url: baseUrl, secret: text })
          .strict()
          .nullish(),
      })
      .strict(),
    environments: environmentsSchema,
    sizes: sizesSchema,
  },
  { required_error: 'expected the configuration of the platform' },
);
