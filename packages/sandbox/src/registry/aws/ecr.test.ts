import {
  BatchDeleteImageCommand,
  BatchGetImageCommand,
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DeleteRepositoryPolicyCommand,
  DescribeImagesCommand,
  DescribeImageScanFindingsCommand,
  DescribePullThroughCacheRulesCommand,
  DescribeRegistryCommand,
  DescribeRepositoriesCommand,
  ECRClient,
  GetAuthorizationTokenCommand,
  GetLifecyclePolicyCommand,
  GetRegistryPolicyCommand,
  GetRepositoryPolicyCommand,
  ListImagesCommand,
  ListTagsForResourceCommand,
  PutImageScanningConfigurationCommand,
  PutImageTagMutabilityCommand,
  PutLifecyclePolicyCommand,
  RepositoryAlreadyExistsException,
  RepositoryNotEmptyException,
  RepositoryNotFoundException,
  SetRepositoryPolicyCommand,
  TagResourceCommand,
  UntagResourceCommand,
} from '@aws-sdk/client-ecr';
import { pushImage } from '../__testUtils__/pushImage';
import {
  basic,
  startTestRegistry,
  type TestRegistry,
} from '../__testUtils__/startTestRegistry';

const repositoryName = 'team/orders';
const absent = `sha256:${'0'.repeat(64)}`;

describe('the ECR API, through the SDK', () => {
  let registry: TestRegistry;
  let ecr: ECRClient;

  beforeEach(async () => {
    registry = await startTestRegistry();
    ecr = registry.ecr;
    await ecr.send(
      new CreateRepositoryCommand({
        repositoryName,
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'alias/k' },
        tags: [{ Key: 'delivery:service', Value: 'orders' }],
      }),
    );
  });
  afterEach(() => registry.stop());

  it('describes what was created', async () => {
    const { repositories } = await ecr.send(
      new DescribeRepositoriesCommand({ repositoryNames: [repositoryName] }),
    );
    expect(repositories).toEqual([
      {
        repositoryArn:
          'arn:aws:ecr:us-east-1:123456789012:repository/team/orders',
        registryId: '123456789012',
        repositoryName,
        repositoryUri: `${registry.host}/team/orders`,
        createdAt: expect.any(Date),
        imageTagMutability: 'IMMUTABLE',
        imageScanningConfiguration: { scanOnPush: true },
        encryptionConfiguration: { encryptionType: 'KMS', kmsKey: 'alias/k' },
      },
    ]);
    const age = Date.now() - Number(repositories?.[0].createdAt);
    expect(age).toBeGreaterThanOrEqual(0);
    expect(age).toBeLessThan(60_000);
  });

  it('throws the exceptions of the SDK', async () => {
    await expect(
      ecr.send(new CreateRepositoryCommand({ repositoryName })),
    ).rejects.toBeInstanceOf(RepositoryAlreadyExistsException);
    await expect(
      ecr.send(new DescribeRepositoriesCommand({ repositoryNames: ['none'] })),
    ).rejects.toBeInstanceOf(RepositoryNotFoundException);
    await expect(
      ecr.send(new CreateRepositoryCommand({ repositoryName: 'Upper' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    await expect(
      ecr.send(
        new CreateRepositoryCommand({
          repositoryName: 'other',
          imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        }),
      ),
    ).rejects.toThrow(/imageTagMutabilityExclusionFilters/);
    await expect(
      ecr.send(new DescribeRegistryCommand({})),
    ).resolves.toMatchObject({ registryId: '123456789012' });
    await expect(
      ecr.send(new GetRegistryPolicyCommand({})),
    ).rejects.toMatchObject({ name: 'RegistryPolicyNotFoundException' });
  });

  it('names an operation that it does not know', async () => {
    await expect(
      ecr.send(new DescribePullThroughCacheRulesCommand({})),
    ).rejects.toMatchObject({
      message:
        "The sandbox's ECR does not answer DescribePullThroughCacheRules",
      $metadata: { httpStatusCode: 501 },
    });
  });

  it('pages', async () => {
    for (const name of ['b', 'c', 'd']) {
      await ecr.send(
        new CreateRepositoryCommand({ repositoryName: `${name}${name}` }),
      );
    }
    const first = await ecr.send(
      new DescribeRepositoriesCommand({ maxResults: 3 }),
    );
    const second = await ecr.send(
      new DescribeRepositoriesCommand({ nextToken: first.nextToken }),
    );
    const names = [first, second].map(({ repositories }) =>
      repositories?.map(repository => repository.repositoryName),
    );
    expect(names).toEqual([['bb', 'cc', 'dd'], [repositoryName]]);
    expect(second.nextToken).toBeUndefined();
    await expect(
      ecr.send(new DescribeRepositoriesCommand({ nextToken: 'x' })),
    ).rejects.toMatchObject({ name: 'InvalidParameterException' });
  });

  it('tags resources', async () => {
    const resourceArn =
      'arn:aws:ecr:us-east-1:123456789012:repository/team/orders';
    const tags = async () =>
      (await ecr.send(new ListTagsForResourceCommand({ resourceArn }))).tags;
    await ecr.send(
      new TagResourceCommand({ resourceArn, tags: [{ Key: 'a', Value: 'b' }] }),
    );
    expect(await tags()).toEqual([
      { Key: 'delivery:service', Value: 'orders' },
      { Key: 'a', Value: 'b' },
    ]);
    await ecr.send(
      new UntagResourceCommand({ resourceArn, tagKeys: ['delivery:service'] }),
    );
    expect(await tags()).toEqual([{ Key: 'a', Value: 'b' }]);
    await expect(
      ecr.send(
        new TagResourceCommand({
          resourceArn,
          tags: [{ Key: 'a', Value: '<script>' }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'InvalidTagParameterException' });
    await expect(
      ecr.send(
        new TagResourceCommand({
          resourceArn,
          tags: Array.from({ length: 50 }, (_, n) => ({
            Key: `k${n}`,
            Value: '',
          })),
        }),
      ),
    ).rejects.toMatchObject({ name: 'TooManyTagsException' });
    await expect(
      ecr.send(
        new ListTagsForResourceCommand({ resourceArn: `${resourceArn}s` }),
      ),
    ).rejects.toBeInstanceOf(RepositoryNotFoundException);
  });

  it('keeps a repository policy', async () => {
    await expect(
      ecr.send(new GetRepositoryPolicyCommand({ repositoryName })),
    ).rejects.toMatchObject({ name: 'RepositoryPolicyNotFoundException' });
    const policyText = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'pull',
          Effect: 'Allow',
          Principal: { AWS: ['arn:aws:iam::123456789012:root'] },
          Action: ['ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
        },
      ],
    });
    await ecr.send(
      new SetRepositoryPolicyCommand({ repositoryName, policyText }),
    );
    expect(
      await ecr.send(new GetRepositoryPolicyCommand({ repositoryName })),
    ).toMatchObject({ policyText, repositoryName });
    await ecr.send(new DeleteRepositoryPolicyCommand({ repositoryName }));
    await expect(
      ecr.send(new DeleteRepositoryPolicyCommand({ repositoryName })),
    ).rejects.toMatchObject({ name: 'RepositoryPolicyNotFoundException' });
    for (const wrong of [
      'no JSON',
      '{}',
      policyText.replace('ecr:', 's3:'),
      policyText.replace('"Sid"', '"Resource"'),
    ]) {
      await expect(
        ecr.send(
          new SetRepositoryPolicyCommand({ repositoryName, policyText: wrong }),
        ),
      ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    }
  });

  it('keeps a lifecycle policy', async () => {
    await expect(
      ecr.send(new GetLifecyclePolicyCommand({ repositoryName })),
    ).rejects.toMatchObject({ name: 'LifecyclePolicyNotFoundException' });
    const rule = {
      rulePriority: 1,
      description: 'expire what no tag names',
      selection: {
        tagStatus: 'untagged',
        countType: 'sinceImagePushed',
        countUnit: 'days',
        countNumber: 7,
      },
      action: { type: 'expire' },
    };
    const lifecyclePolicyText = JSON.stringify({ rules: [rule] });
    await ecr.send(
      new PutLifecyclePolicyCommand({ repositoryName, lifecyclePolicyText }),
    );
    expect(
      await ecr.send(new GetLifecyclePolicyCommand({ repositoryName })),
    ).toMatchObject({ lifecyclePolicyText });
    for (const rules of [
      [rule, rule],
      [{ ...rule, selection: { ...rule.selection, tagStatus: 'tagged' } }],
      [{ ...rule, selection: { ...rule.selection, countUnit: undefined } }],
    ]) {
      await expect(
        ecr.send(
          new PutLifecyclePolicyCommand({
            repositoryName,
            lifecyclePolicyText: JSON.stringify({ rules }),
          }),
        ),
      ).rejects.toMatchObject({ name: 'InvalidParameterException' });
    }
  });

  it('changes mutability and scanning', async () => {
    await ecr.send(
      new PutImageTagMutabilityCommand({
        repositoryName,
        imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
        imageTagMutabilityExclusionFilters: [
          { filterType: 'WILDCARD', filter: 'sha256-*' },
        ],
      }),
    );
    await ecr.send(
      new PutImageScanningConfigurationCommand({
        repositoryName,
        imageScanningConfiguration: { scanOnPush: false },
      }),
    );
    const { repositories } = await ecr.send(
      new DescribeRepositoriesCommand({}),
    );
    expect(repositories?.[0]).toMatchObject({
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [{ filter: 'sha256-*' }],
      imageScanningConfiguration: { scanOnPush: false },
    });
  });

  it('describes, lists, gets and deletes images', async () => {
    const digest = await pushImage(registry, repositoryName, 'one');
    expect(
      await ecr.send(
        new DescribeImagesCommand({
          repositoryName,
          imageIds: [{ imageTag: 'one' }],
        }),
      ),
    ).toMatchObject({
      imageDetails: [
        {
          imageDigest: digest,
          imageTags: ['one'],
          imagePushedAt: expect.any(Date),
          imageSizeInBytes: expect.any(Number),
          imageManifestMediaType: 'application/vnd.oci.image.manifest.v1+json',
          artifactMediaType: 'application/vnd.oci.image.config.v1+json',
        },
      ],
    });
    await expect(
      ecr.send(
        new DescribeImagesCommand({
          repositoryName,
          imageIds: [{ imageDigest: absent }],
        }),
      ),
    ).rejects.toMatchObject({ name: 'ImageNotFoundException' });
    const list = async (tagStatus: 'TAGGED' | 'UNTAGGED') =>
      (
        await ecr.send(
          new ListImagesCommand({ repositoryName, filter: { tagStatus } }),
        )
      ).imageIds;
    expect(await list('TAGGED')).toEqual([
      { imageDigest: digest, imageTag: 'one' },
    ]);
    expect(await list('UNTAGGED')).toEqual([]);

    const got = await ecr.send(
      new BatchGetImageCommand({
        repositoryName,
        imageIds: [{ imageTag: 'one' }, { imageTag: 'two' }],
      }),
    );
    expect(JSON.parse(got.images?.[0].imageManifest ?? '')).toMatchObject({
      schemaVersion: 2,
    });
    expect(got.failures).toEqual([
      {
        imageId: { imageTag: 'two' },
        failureCode: 'ImageNotFound',
        failureReason: 'Requested image not found',
      },
    ]);

    await expect(
      ecr.send(new DeleteRepositoryCommand({ repositoryName })),
    ).rejects.toBeInstanceOf(RepositoryNotEmptyException);
    expect(
      await ecr.send(
        new BatchDeleteImageCommand({
          repositoryName,
          imageIds: [{ imageDigest: digest }],
        }),
      ),
    ).toMatchObject({
      imageIds: [{ imageDigest: digest, imageTag: 'one' }],
      failures: [],
    });
    await ecr.send(new DeleteRepositoryCommand({ repositoryName }));
    await expect(
      ecr.send(new ListImagesCommand({ repositoryName })),
    ).rejects.toBeInstanceOf(RepositoryNotFoundException);
  });

  it('deletes a repository with its images when forced', async () => {
    await pushImage(registry, repositoryName, 'one');
    await ecr.send(
      new DeleteRepositoryCommand({ repositoryName, force: true }),
    );
    expect(
      (await ecr.send(new DescribeRepositoriesCommand({}))).repositories,
    ).toEqual([]);
  });

  it('finds the fixture in images labelled so, and nothing in others', async () => {
    await pushImage(registry, repositoryName, 'good');
    await pushImage(registry, repositoryName, 'bad', {
      labels: { 'sandbox.findings': 'high:1,low:2,nonsense:1' },
    });
    const findings = async (imageTag: string) =>
      (
        await ecr.send(
          new DescribeImageScanFindingsCommand({
            repositoryName,
            imageId: { imageTag },
          }),
        )
      ).imageScanFindings?.findings?.map(({ name }) => name);
    expect(await findings('good')).toEqual([]);
    expect(await findings('bad')).toEqual([
      'SANDBOX-HIGH-1',
      'SANDBOX-LOW-1',
      'SANDBOX-LOW-2',
    ]);
  });

  it('issues passwords for the registry', async () => {
    const { authorizationData } = await ecr.send(
      new GetAuthorizationTokenCommand({}),
    );
    const [{ authorizationToken, proxyEndpoint, expiresAt } = {}] =
      authorizationData ?? [];
    expect(proxyEndpoint).toBe(registry.url);
    expect(Number(expiresAt)).toBeGreaterThan(Date.now() + 11 * 3600 * 1000);
    const decoded = Buffer.from(authorizationToken ?? '', 'base64').toString();
    const [user, password] = decoded.split(':');
    expect(user).toBe('AWS');
    const ping = (authorization: string) =>
      registry.oci('', { headers: { Authorization: authorization } });
    expect((await ping(`Basic ${authorizationToken}`)).status).toBe(200);
    const later = password.replace(/^\d/, '9');
    expect((await ping(basic(later, 'AWS'))).status).toBe(401);
  });
});
