import { z } from 'zod';
import { AwsError } from './AwsError';
import { operation } from './operation';

export const getAuthorizationToken = operation(
  { registryIds: z.array(z.string()).optional() },
  deps => {
    const { password, expiresAt } = deps.credentials.issue();
    return {
      authorizationData: [
        {
          authorizationToken: Buffer.from(`AWS:${password}`).toString('base64'),
          expiresAt: expiresAt / 1000,
          proxyEndpoint: deps.context.urls.ecr,
        },
      ],
    };
  },
);

export const describeRegistry = operation({}, deps => ({
  registryId: deps.context.accountId,
  replicationConfiguration: { rules: [] },
}));

export const getRegistryPolicy = operation({}, deps => {
  throw new AwsError(
    'RegistryPolicyNotFoundException',
    `Registry policy does not exist in the registry with id '${deps.context.accountId}'`,
  );
});
