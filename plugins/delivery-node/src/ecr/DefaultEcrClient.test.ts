import { FAST_RETRY, WireServer, type WireAnswer } from '../testing';
import { DefaultEcrClient } from './DefaultEcrClient';

const ARN = 'arn:aws:ecr:us-east-1:123456789012:repository/services/shop';

const described = {
  repositories: [
    {
      repositoryName: 'services/shop',
      repositoryArn: ARN,
      repositoryUri: 'localhost:4802/services/shop',
      registryId: '123456789012',
    },
  ],
};

const created = { repository: described.repositories[0] };

const tagged = (marker: string) => ({
  tags: [
    { Key: 'delivery:service', Value: 'shop' },
    { Key: 'delivery:creation', Value: marker },
    { Key: 'delivery:github-repository-id', Value: '4711' },
  ],
});

const absent: WireAnswer = {
  status: 400,
  body: { __type: 'RepositoryNotFoundException', message: 'not there' },
};

/** ECR's operations by name: AWS JSON 1.1 sends them all to the same path. */
class EcrWire {
  readonly calls: Array<{ operation: string; input: Record<string, unknown> }> =
    [];
  readonly #answers: Array<[string, WireAnswer]> = [];

  constructor(readonly wire: WireServer) {
    wire.otherwise(request => {
      const operation = String(request.headers['x-amz-target']).split('.')[1];
      const input = request.json as Record<string, unknown>;
      this.calls.push({ operation, input });
      const index = this.#answers.findIndex(([name]) => name === operation);
      if (index === -1) {
        return undefined;
      }
      const [[, answer]] = this.#answers.splice(index, 1);
      return {
        ...answer,
        headers: {
          'content-type': 'application/x-amz-json-1.1',
          ...answer.headers,
        },
      };
    });
  }

  expect(operation: string, answer: WireAnswer): this {
    this.#answers.push([operation, answer]);
    return this;
  }

  /** Fails for expectations that nobody met. */
  done(): void {
    if (this.#answers.length > 0) {
      throw new Error(`${this.#answers.map(([name]) => name)} never came`);
    }
  }
}

describe('DefaultEcrClient', () => {
  let wire: WireServer;
  let ecr: EcrWire;

  const client = (options?: {
    kmsKeyArn?: string;
    pullAccountIds?: string[];
    timeoutMs?: number;
  }) =>
    DefaultEcrClient.create({
      ecr: {
        accountId: '123456789012',
        region: 'us-east-1',
        endpoint: wire.url,
        registry: 'localhost:4802',
        namePrefix: 'services/',
        pullAccountIds: options?.pullAccountIds ?? [],
        kmsKeyArn: options?.kmsKeyArn,
      },
      credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test-secret' },
      retry: FAST_RETRY,
      timeoutMs: options?.timeoutMs ?? 2_000,
    });

  beforeEach(async () => {
    wire = await WireServer.start();
    ecr = new EcrWire(wire);
  });

  afterEach(async () => {
    ecr.done();
    await wire.close();
  });

  it('creates a repository that knows its service, creation and publisher', async () => {
    ecr.expect('CreateRepository', { body: created });
    const repository = await client().createRepository({
      service: 'shop',
      marker: 't-1',
      githubRepositoryId: 4711,
    });
    expect(repository).toEqual({
      name: 'services/shop',
      arn: ARN,
      uri: 'localhost:4802/services/shop',
      marker: 't-1',
      githubRepositoryId: 4711,
    });
    expect(ecr.calls[0].input).toEqual({
      registryId: '123456789012',
      repositoryName: 'services/shop',
      imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
      imageTagMutabilityExclusionFilters: [
        { filterType: 'WILDCARD', filter: 'sha256-*' },
      ],
      encryptionConfiguration: { encryptionType: 'AES256' },
      tags: tagged('t-1').tags,
    });
    expect(wire.requests[0].headers.authorization).toContain(
      'us-east-1/ecr/aws4_request',
    );
  });

  it('encrypts with the key that is configured', async () => {
    const kmsKeyArn = 'arn:aws:kms:us-east-1:123456789012:key/1';
    ecr.expect('CreateRepository', { body: created });
    await client({ kmsKeyArn }).createRepository({
      service: 'shop',
      marker: 't-1',
      githubRepositoryId: 4711,
    });
    expect(ecr.calls[0].input.encryptionConfiguration).toEqual({
      encryptionType: 'KMS',
      kmsKey: kmsKeyArn,
    });
  });

  describe('a name that is taken', () => {
    const create = () =>
      client().createRepository({
        service: 'shop',
        marker: 't-1',
        githubRepositoryId: 4711,
      });
    const taken: WireAnswer = {
      status: 400,
      body: { __type: 'RepositoryAlreadyExistsException', message: 'exists' },
    };

    it('by this very creation is adopted', async () => {
      ecr
        .expect('CreateRepository', { reset: 'before' })
        .expect('CreateRepository', taken)
        .expect('DescribeRepositories', { body: described })
        .expect('ListTagsForResource', { body: tagged('t-1') });
      await expect(create()).resolves.toMatchObject({ marker: 't-1' });
    });

    it('by another is refused', async () => {
      ecr
        .expect('CreateRepository', taken)
        .expect('DescribeRepositories', { body: described })
        .expect('ListTagsForResource', { body: tagged('t-0') });
      await expect(create()).rejects.toMatchObject({
        name: 'ConflictError',
        message: expect.stringContaining('ECR, repository services/shop'),
      });
    });
  });

  it('reads a repository without tags, and knows what is absent', async () => {
    ecr
      .expect('DescribeRepositories', { body: described })
      .expect('ListTagsForResource', { body: {} })
      .expect('DescribeRepositories', absent);
    expect(await client().getRepository('shop')).toMatchObject({
      marker: undefined,
      githubRepositoryId: undefined,
    });
    expect(await client().getRepository('shop')).toBeUndefined();
  });

  it('lets other accounts pull and expires untagged images', async () => {
    ecr
      .expect('PutLifecyclePolicy', { body: {} })
      .expect('SetRepositoryPolicy', { body: {} });
    await client({
      pullAccountIds: ['123456789012', '210987654321'],
    }).applyPolicies('shop');
    const inputOf = (operation: string) =>
      ecr.calls.find(call => call.operation === operation)!.input;
    const lifecycle = inputOf('PutLifecyclePolicy');
    const policy = inputOf('SetRepositoryPolicy');
    expect(JSON.parse(String(lifecycle.lifecyclePolicyText)).rules).toEqual([
      expect.objectContaining({
        selection: {
          tagStatus: 'untagged',
          countType: 'sinceImagePushed',
          countUnit: 'days',
          countNumber: 14,
        },
        action: { type: 'expire' },
      }),
    ]);
    expect(JSON.parse(String(policy.policyText)).Statement[0]).toMatchObject({
      Effect: 'Allow',
      Principal: { AWS: ['arn:aws:iam::210987654321:root'] },
      Action: [
        'ecr:BatchCheckLayerAvailability',
        'ecr:BatchGetImage',
        'ecr:GetDownloadUrlForLayer',
      ],
    });
  });

  it('sets no pull policy where nobody else pulls', async () => {
    ecr.expect('PutLifecyclePolicy', { body: {} });
    await client().applyPolicies('shop');
    expect(ecr.calls).toHaveLength(1);
  });

  it('deletes with its images, and says whether there was something', async () => {
    ecr
      .expect('DeleteRepository', { body: {} })
      .expect('DeleteRepository', absent);
    expect(await client().deleteRepository('shop')).toBe(true);
    expect(await client().deleteRepository('shop')).toBe(false);
    expect(ecr.calls[0].input).toMatchObject({ force: true });
  });

  describe('failures', () => {
    it.each<[string, WireAnswer]>([
      [
        '500',
        { status: 500, body: { __type: 'ServerException', message: 'x' } },
      ],
      [
        'throttling',
        { status: 400, body: { __type: 'ThrottlingException', message: 'x' } },
      ],
      [
        '429',
        {
          status: 429,
          headers: { 'retry-after': '0' },
          body: { __type: 'TooManyRequestsException', message: 'x' },
        },
      ],
      ['a reset', { reset: 'before' }],
    ])('tries again after %s', async (_title, failure) => {
      ecr
        .expect('DescribeRepositories', failure)
        .expect('DescribeRepositories', failure)
        .expect('DescribeRepositories', absent);
      await expect(client().checkAccess()).resolves.toBeUndefined();
    });

    it('waits as long as ECR asks', async () => {
      ecr
        .expect('DescribeRepositories', {
          status: 503,
          headers: { 'retry-after': '1' },
          body: { __type: 'ServiceUnavailable', message: 'x' },
        })
        .expect('DescribeRepositories', absent);
      const start = Date.now();
      await client().checkAccess();
      expect(Date.now() - start).toBeGreaterThanOrEqual(990);
    });

    it('tries again after a time-out, and then says so', async () => {
      for (let attempt = 0; attempt < 6; attempt += 1) {
        ecr.expect('DescribeRepositories', { hang: true });
      }
      await expect(
        client({ timeoutMs: 300 }).checkAccess(),
      ).rejects.toMatchObject({ system: 'ECR', retryable: true });
    });

    it.each([
      ['UnrecognizedClientException', 'Give the portal an AWS role'],
      ['ExpiredTokenException', 'Give the portal an AWS role'],
      ['AccessDeniedException', "Grant the portal's role the ECR actions"],
      ['LimitExceededException', 'Correct what ECR names'],
    ])('names the remedy of %s at once', async (code, remedy) => {
      ecr.expect('DescribeRepositories', {
        status: 400,
        body: { __type: code, message: 'no' },
      });
      await expect(client().checkAccess()).rejects.toMatchObject({
        code,
        retryable: false,
        remedy: expect.stringContaining(remedy),
      });
    });
  });
});
