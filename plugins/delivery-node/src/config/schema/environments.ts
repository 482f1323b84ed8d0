import {
  entityRefSchema,
  environmentNameSchema,
} from '@internal/plugin-delivery-common';
import { z } from 'zod';
import { baseUrl, kubernetesName } from './scalars';

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

/** At least one, each with a name and a place of its own. */
export const environmentsSchema = z
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
