import type { DeliveryConfig } from '../config';

const UNTAGGED_DAYS = 14;

/** Untagged images expire; what is tagged stays until the platform deletes what no release names. */
export function lifecyclePolicy() {
  return {
    rules: [
      {
        rulePriority: 1,
        description: `Expire untagged images after ${UNTAGGED_DAYS} days`,
        selection: {
          tagStatus: 'untagged',
          countType: 'sinceImagePushed',
          countUnit: 'days',
          countNumber: UNTAGGED_DAYS,
        },
        action: { type: 'expire' },
      },
    ],
  };
}

/** Lets the environments' accounts pull; undefined when no other account needs to. */
export function pullPolicy(
  ecr: Pick<DeliveryConfig['ecr'], 'accountId' | 'region' | 'pullAccountIds'>,
) {
  const accounts = ecr.pullAccountIds.filter(id => id !== ecr.accountId);
  if (accounts.length === 0) {
    return undefined;
  }
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'EnvironmentsPull',
        Effect: 'Allow',
        Principal: {
          AWS: accounts.map(
            id => `arn:${awsPartition(ecr.region)}:iam::${id}:root`,
          ),
        },
        Action: [
          'ecr:BatchCheckLayerAvailability',
          'ecr:BatchGetImage',
          'ecr:GetDownloadUrlForLayer',
        ],
      },
    ],
  };
}

function awsPartition(region: string): string {
  if (region.startsWith('cn-')) {
    return 'aws-cn';
  }
  return region.startsWith('us-gov-') ? 'aws-us-gov' : 'aws';
}
