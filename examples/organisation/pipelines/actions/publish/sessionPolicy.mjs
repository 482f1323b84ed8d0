const REPOSITORY_ACTIONS = [
  'ecr:BatchCheckLayerAvailability',
  'ecr:BatchGetImage',
  'ecr:CompleteLayerUpload',
  'ecr:DescribeImages',
  'ecr:DescribeRepositories',
  'ecr:GetDownloadUrlForLayer',
  'ecr:InitiateLayerUpload',
  'ecr:ListTagsForResource',
  'ecr:PutImage',
  'ecr:UploadLayerPart',
];

/** Narrows the organisation's role to the caller's own ECR repository. */
export function sessionPolicy(settings, service) {
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
      {
        Effect: 'Allow',
        Action: REPOSITORY_ACTIONS,
        Resource: `${settings.repositoryArn}${settings.namePrefix}${service}`,
      },
    ],
  };
}
