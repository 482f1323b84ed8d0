import { DescribeRepositoriesCommand, ECRClient } from '@aws-sdk/client-ecr';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import {
  startTestRegistry,
  type TestRegistry,
} from '../__testUtils__/startTestRegistry';

describe('the signature of calls', () => {
  let registry: TestRegistry;

  beforeAll(async () => {
    registry = await startTestRegistry();
  });
  afterAll(() => registry.stop());

  const options = (
    change: { id?: string; secret?: string; region?: string } = {},
  ) => ({
    endpoint: registry.url,
    region: change.region ?? 'us-east-1',
    maxAttempts: 1,
    credentials: {
      accessKeyId: change.id ?? 'sandbox',
      secretAccessKey: change.secret ?? registry.token,
    },
  });

  it.each([
    ['key', { id: 'AKIA' }, 'UnrecognizedClientException'],
    ['secret', { secret: 'wrong' }, 'InvalidSignatureException'],
    ['region', { region: 'eu-west-1' }, 'InvalidSignatureException'],
  ])('refuses another %s', async (_, change, name) => {
    const ecr = new ECRClient(options(change));
    await expect(
      ecr.send(new DescribeRepositoriesCommand({})),
    ).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 403 } });
  });

  it('refuses what is not signed, and a body that was changed', async () => {
    const target = 'AmazonEC2ContainerRegistry_V20150921.DescribeRepositories';
    const plain = await fetch(registry.url, {
      method: 'POST',
      body: '{}',
      headers: { 'X-Amz-Target': target },
    });
    expect(plain.status).toBe(403);
    expect(plain.headers.get('x-amzn-errortype')).toBe(
      'MissingAuthenticationTokenException',
    );

    const ecr = new ECRClient(options());
    ecr.middlewareStack.add(
      next => async args => {
        Object.assign(args.request as object, { body: '{"maxResults":2}' });
        return next(args);
      },
      { step: 'deserialize', priority: 'low' },
    );
    await expect(
      ecr.send(new DescribeRepositoriesCommand({ maxResults: 1 })),
    ).rejects.toMatchObject({ name: 'InvalidSignatureException' });
  });

  it('serves STS', async () => {
    const sts = new STSClient(options());
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: '123456789012',
      Arn: 'arn:aws:iam::123456789012:user/sandbox',
    });
    await expect(
      new STSClient(options({ id: 'AKIA' })).send(
        new GetCallerIdentityCommand({}),
      ),
    ).rejects.toMatchObject({ name: 'InvalidClientTokenId' });
    await expect(
      new STSClient(options({ secret: 'wrong' })).send(
        new GetCallerIdentityCommand({}),
      ),
    ).rejects.toMatchObject({ name: 'SignatureDoesNotMatch' });
  });
});
