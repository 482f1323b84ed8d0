import { z } from 'zod';
import type { RegistryDeps } from '../oci/OciCall';
import type { Repository } from '../store';
import { AwsError } from './AwsError';
import { existing, invalidParameter, operation } from './operation';

const stringOrList = z.union([z.string(), z.array(z.string()).min(1)]);

const statementSchema = z
  .object({
    Sid: z.string().optional(),
    Effect: z.enum(['Allow', 'Deny']),
    Principal: z.union([z.literal('*'), z.record(stringOrList)]).optional(),
    NotPrincipal: z.record(stringOrList).optional(),
    Action: stringOrList.optional(),
    NotAction: stringOrList.optional(),
    Condition: z.record(z.record(z.unknown())).optional(),
  })
  .strict()
  .refine(({ Principal, NotPrincipal }) => !Principal !== !NotPrincipal)
  .refine(({ Action, NotAction }) => !Action !== !NotAction)
  .refine(({ Action, NotAction }) =>
    [Action ?? NotAction ?? []]
      .flat()
      .every(action => action === '*' || action.startsWith('ecr:')),
  );

/** A repository's policy; it names no Resource. */
const repositoryPolicySchema = z
  .object({
    Version: z.enum(['2008-10-17', '2012-10-17']).optional(),
    Id: z.string().optional(),
    Statement: z.union([statementSchema, z.array(statementSchema).min(1)]),
  })
  .strict();

const count = z.number().int().positive();
const selectionSchema = z
  .object({
    tagStatus: z.enum(['tagged', 'untagged', 'any']),
    tagPrefixList: z.array(z.string()).min(1).optional(),
    tagPatternList: z.array(z.string()).min(1).optional(),
    countType: z.enum(['imageCountMoreThan', 'sinceImagePushed']),
    countUnit: z.literal('days').optional(),
    countNumber: count,
  })
  .strict()
  .refine(
    ({ tagStatus, tagPrefixList, tagPatternList }) =>
      (tagStatus === 'tagged') === Boolean(tagPrefixList ?? tagPatternList) &&
      !(tagPrefixList && tagPatternList),
  )
  .refine(
    ({ countType, countUnit }) =>
      (countType === 'sinceImagePushed') === Boolean(countUnit),
  );

const lifecyclePolicySchema = z
  .object({
    rules: z
      .array(
        z
          .object({
            rulePriority: count,
            description: z.string().optional(),
            selection: selectionSchema,
            action: z.object({ type: z.literal('expire') }).strict(),
          })
          .strict(),
      )
      .min(1)
      .max(50)
      .refine(
        rules =>
          new Set(rules.map(({ rulePriority }) => rulePriority)).size ===
          rules.length,
        'rulePriority is not unique',
      ),
  })
  .strict();

function checkText(
  text: string,
  schema: z.ZodTypeAny,
  member: string,
  kind: string,
): void {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw invalidParameter(member, 'Invalid JSON syntax');
  }
  const parsed = schema.safeParse(json);
  if (!parsed.success) {
    const [{ path, message }] = parsed.error.issues;
    throw invalidParameter(
      member,
      `Invalid ${kind} provided (${path.join('.')}: ${message})`,
    );
  }
}

function identity(deps: RegistryDeps, { name }: Repository): object {
  return { registryId: deps.context.accountId, repositoryName: name };
}

function absent(
  deps: RegistryDeps,
  kind: 'Repository' | 'Lifecycle',
  name: string,
): AwsError {
  return new AwsError(
    `${kind}PolicyNotFoundException`,
    `${kind} policy does not exist for the repository with name '${name}' in the registry with id '${deps.context.accountId}'`,
  );
}

const named = { repositoryName: z.string() };

export const setRepositoryPolicy = operation(
  {
    ...named,
    policyText: z.string().max(10240),
    force: z.boolean().optional(),
  },
  (deps, { repositoryName, policyText }) => {
    const repository = existing(deps, repositoryName);
    checkText(
      policyText,
      repositoryPolicySchema,
      'PolicyText',
      'repository policy',
    );
    deps.store.update(repositoryName, value => {
      value.policy = policyText;
    });
    return { ...identity(deps, repository), policyText };
  },
);

export const getRepositoryPolicy = operation(named, (deps, input) => {
  const repository = existing(deps, input.repositoryName);
  if (!repository.policy) {
    throw absent(deps, 'Repository', repository.name);
  }
  return { ...identity(deps, repository), policyText: repository.policy };
});

export const deleteRepositoryPolicy = operation(named, (deps, input) => {
  const repository = existing(deps, input.repositoryName);
  const { policy: policyText } = repository;
  if (!policyText) {
    throw absent(deps, 'Repository', repository.name);
  }
  deps.store.update(repository.name, value => {
    delete value.policy;
  });
  return { ...identity(deps, repository), policyText };
});

export const putLifecyclePolicy = operation(
  { ...named, lifecyclePolicyText: z.string().min(100).max(30720) },
  (deps, { repositoryName, lifecyclePolicyText }) => {
    const repository = existing(deps, repositoryName);
    checkText(
      lifecyclePolicyText,
      lifecyclePolicySchema,
      'LifecyclePolicyText',
      'lifecycle policy',
    );
    deps.store.update(repositoryName, value => {
      value.lifecyclePolicy = lifecyclePolicyText;
    });
    return { ...identity(deps, repository), lifecyclePolicyText };
  },
);

export const getLifecyclePolicy = operation(named, (deps, input) => {
  const repository = existing(deps, input.repositoryName);
  if (!repository.lifecyclePolicy) {
    throw absent(deps, 'Lifecycle', repository.name);
  }
  return {
    ...identity(deps, repository),
    lifecyclePolicyText: repository.lifecyclePolicy,
  };
});
