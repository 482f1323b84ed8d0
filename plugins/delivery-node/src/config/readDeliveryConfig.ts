import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { z } from 'zod';
import type { DeliveryConfig } from './DeliveryConfig';
import { deliverySchema } from './schema';

/** Reads and checks `delivery:`. Throws one InputError that names every wrong key and what was expected there. */
export function readDeliveryConfig(config: Config): DeliveryConfig {
  const appBaseUrl = config.getOptional('app.baseUrl');
  const parsed = deliverySchema.safeParse(config.getOptional('delivery'));
  const problems = parsed.success
    ? []
    : parsed.error.issues.flatMap(toProblems);
  if (typeof appBaseUrl !== 'string' || !URL.canParse(appBaseUrl)) {
    problems.push('app.baseUrl: expected the address of the portal');
  }
  if (problems.length > 0 || !parsed.success) {
    throw wrong(problems);
  }
  return toDeliveryConfig(String(appBaseUrl), parsed.data);
}

/** What a command needs that is not the portal. */
const PARTS = {
  chart: deliverySchema.shape.chart,
  ecr: deliverySchema.shape.ecr.transform(toEcr),
  environments: deliverySchema.shape.environments,
  github: deliverySchema.shape.github,
  gitops: deliverySchema.shape.gitops,
};

export type DeliveryConfigPart = keyof typeof PARTS;

/** The same of some parts alone: whoever runs a command needs no credentials of systems that it does not touch. */
export function readDeliveryParts<K extends DeliveryConfigPart>(
  config: Config,
  parts: readonly K[],
): Pick<DeliveryConfig, K> {
  const schema = z.object(
    Object.fromEntries(parts.map(part => [part, PARTS[part]])),
    { required_error: 'expected the configuration of the platform' },
  );
  const parsed = schema.safeParse(config.getOptional('delivery'));
  if (!parsed.success) {
    throw wrong(parsed.error.issues.flatMap(toProblems));
  }
  return parsed.data as unknown as Pick<DeliveryConfig, K>;
}

function wrong(problems: readonly string[]): InputError {
  return new InputError(
    `The configuration is wrong in ${problems.length} place${
      problems.length === 1 ? '' : 's'
    }:\n${problems.map(problem => `  - ${problem}`).join('\n')}`,
  );
}

function toDeliveryConfig(
  appBaseUrl: string,
  data: z.output<typeof deliverySchema>,
): DeliveryConfig {
  const { ecr, argocd, sizes, ...rest } = data;
  return {
    appBaseUrl: appBaseUrl.replace(/\/+$/, ''),
    github: rest.github,
    pipeline: rest.pipeline,
    gitops: rest.gitops,
    chart: rest.chart,
    ecr: toEcr(ecr),
    images: rest.images,
    argocd: {
      baseUrl: argocd.baseUrl,
      token: argocd.token,
      namespace: argocd.namespace,
      applicationSetWebhook: argocd.applicationSetWebhook ?? undefined,
    },
    environments: rest.environments,
    sizes: Object.entries(sizes).map(([name, size]) => ({ name, ...size })),
  };
}

function toEcr(
  ecr: z.output<typeof deliverySchema>['ecr'],
): DeliveryConfig['ecr'] {
  return {
    accountId: ecr.accountId,
    region: ecr.region,
    endpoint: ecr.endpoint ?? undefined,
    registry:
      ecr.registry ??
      `${ecr.accountId}.dkr.ecr.${ecr.region}.${awsDomain(ecr.region)}`,
    namePrefix: ecr.namePrefix ?? '',
    pullAccountIds: ecr.pullAccountIds,
    kmsKeyArn: ecr.kmsKeyArn ?? undefined,
  };
}

function awsDomain(region: string): string {
  return region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
}

function toProblems(issue: z.ZodIssue): string[] {
  const key = issue.path.reduce<string>(
    (path, part) =>
      typeof part === 'number' ? `${path}[${part}]` : `${path}.${part}`,
    'delivery',
  );
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(name => `${key}.${name}: there is no such key`);
  }
  return [
    `${key}: ${
      issue.message === 'Required' ? 'expected a value' : issue.message
    }`,
  ];
}
