import {
  entityRefSchema,
  environmentNameSchema,
} from '@internal/plugin-delivery-common';
import { z } from 'zod';

const text = z
  .string({
    required_error: 'expected a text',
    invalid_type_error: 'expected a text',
  })
  .min(1, 'expected a text that is not empty');

/** Stands for a repository's address in `delivery.github.cloneCommand`. */
const CLONE_URL = '{url}';

const baseUrl = text
  .refine(
    value => URL.canParse(value) && /^https?:$/.test(new URL(value).protocol),
    'expected an address that starts with http:// or https://',
  )
  .transform(value => value.replace(/\/+$/, ''));

const accountId = z
  .string({
    required_error: 'expected the 12 digits of an AWS account, in quotes',
    invalid_type_error: 'expected the 12 digits of an AWS account, in quotes',
  })
  .regex(/^\d{12}$/, 'expected the 12 digits of an AWS account, in quotes');

const kubernetesName = text.regex(
  /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/,
  'expected a Kubernetes name: lower-case letters, digits and hyphens',
);

const environmentSchema = z
  .object({
    name: environmentNameSchema,
    namespace: kubernetesName.optional(),
    server: baseUrl.default('https://kubernetes.default.svc'),
    project: kubernetesName.optional(),
    changes: z
      .enum(['commit', 'pull-request'], {
        message: 'expected "commit" or "pull-request"',
      })
      .default('commit'),
    rollback: z
      .enum(['automatic', 'manual'], {
        message: 'expected "automatic" or "manual"',
      })
      .default('automatic'),
    approvers: z.array(entityRefSchema).default([]),
  })
  .strict()
  .transform(environment => ({
    ...environment,
    namespace: environment.namespace ?? environment.name,
    project: environment.project ?? environment.name,
  }));

const environmentsSchema = z
  .array(environmentSchema, {
    required_error: 'expected a list of environments in the order of promotion',
    invalid_type_error:
      'expected a list of environments in the order of promotion',
  })
  .min(1, 'expected at least one environment')
  .superRefine((environments, context) => {
    const keys: Array<[string, (e: (typeof environments)[number]) => string]> =
      [
        ['name', e => e.name],
        ['namespace', e => `${e.server} ${e.namespace}`],
      ];
    for (const [key, identity] of keys) {
      const seen = new Map<string, string>();
      environments.forEach((environment, index) => {
        const id = identity(environment);
        if (seen.has(id)) {
          context.addIssue({
            code: z.ZodIssueCode.custom,
            path: [index, key],
            message: `expected a ${key} of its own: ${seen.get(
              id,
            )} has the same`,
          });
        } else {
          seen.set(id, `environments[${index}]`);
        }
      });
    }
  });

const sizesSchema = z
  .record(
    z.string().regex(/^[a-z][a-z0-9-]*$/, 'expected a size in lower case'),
    z
      .object({
        replicas: z
          .number({ message: 'expected a number of replicas' })
          .int('expected a whole number of replicas')
          .min(1, 'expected at least one replica')
          .max(100, 'expected at most 100 replicas'),
        cpu: text.regex(
          /^(\d+m|\d+(\.\d+)?)$/,
          'expected CPU in Kubernetes notation, for instance 100m',
        ),
        memory: text.regex(
          /^\d+(Mi|Gi)$/,
          'expected memory in Kubernetes notation, for instance 128Mi',
        ),
      })
      .strict(),
    { message: 'expected sizes by name, for instance small: {…}' },
  )
  .refine(sizes => Object.keys(sizes).length > 0, 'expected at least one size');

const registry = text.regex(
  /^[^/\s:]+(:\d+)?$|^\[[\da-fA-F:]+\](:\d+)?$/,
  'expected a registry: a host (and port) without scheme and path, for instance docker.io',
);

const registryPath = text.regex(
  /^[^/\s]+(\/[a-z0-9]+([._-]+[a-z0-9]+)*)*$/,
  'expected a registry, with a path if need be, without scheme, for instance public.ecr.aws or ghcr.io/acme',
);

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
