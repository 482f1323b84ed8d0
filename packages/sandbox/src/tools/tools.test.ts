import { execFile } from 'node:child_process';
import {
  mkdir,
  mkdtemp,
  readFile,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { CreateRepositoryCommand } from '@aws-sdk/client-ecr';
import { buildOciArchive } from '../image';
import {
  startTestRegistry,
  type TestRegistry,
} from '../registry/__testUtils__/startTestRegistry';
import { TOOLS_BIN_DIR } from './index';

interface Result {
  code: number;
  stdout: string;
  stderr: string;
}

describe('the command-line stand-ins', () => {
  let registry: TestRegistry;
  let dir: string;
  let digest: string;
  let image: string;

  const run = (
    command: string,
    args: string[],
    options: { env?: Record<string, string>; input?: string } = {},
  ): Promise<Result> =>
    new Promise(resolve => {
      const child = execFile(
        command,
        args,
        {
          cwd: dir,
          env: {
            PATH: [TOOLS_BIN_DIR, dirname(process.execPath)].join(delimiter),
            HOME: dir,
            AWS_ENDPOINT_URL: registry.url,
            AWS_REGION: 'us-east-1',
            AWS_ACCESS_KEY_ID: 'sandbox',
            AWS_SECRET_ACCESS_KEY: registry.token,
            ...options.env,
          },
        },
        (error, stdout, stderr) =>
          resolve({ code: Number(error?.code ?? 0), stdout, stderr }),
      );
      child.stdin?.end(options.input ?? '');
    });
  const succeed = async (...args: Parameters<typeof run>) => {
    const result = await run(...args);
    expect({ stderr: result.stderr, code: result.code }).toMatchObject({
      code: 0,
    });
    return result.stdout;
  };
  const push = (target: string, ...options: string[]) =>
    succeed('skopeo', [
      'copy',
      '--preserve-digests',
      ...options,
      'oci-archive:image.tar',
      `docker://${target}`,
    ]);

  beforeEach(async () => {
    registry = await startTestRegistry();
    dir = await mkdtemp(join(tmpdir(), 'tools-'));
    image = `${registry.host}/app`;
    await mkdir(join(dir, 'context'));
    await writeFile(
      join(dir, 'context/Dockerfile'),
      'FROM scratch\nENV A=1\nLABEL a=b\nCOPY Dockerfile /\n',
    );
    ({ digest } = await buildOciArchive({
      contextDir: join(dir, 'context'),
      destination: join(dir, 'image.tar'),
    }));
    await registry.ecr.send(
      new CreateRepositoryCommand({
        repositoryName: 'app',
        imageTagMutability: 'IMMUTABLE',
        tags: [{ Key: 'delivery:github-repository-id', Value: '42' }],
      }),
    );
    const auth = Buffer.from(`AWS:${registry.token}`).toString('base64');
    await mkdir(join(dir, '.docker'));
    await writeFile(
      join(dir, '.docker/config.json'),
      JSON.stringify({ auths: { [registry.host]: { auth } } }),
    );
  });
  afterEach(async () => {
    await registry.stop();
    await rm(dir, { recursive: true });
  });

  it('logs in with a password of ECR, and keeps credentials to itself', async () => {
    const password = await succeed('aws', ['ecr', 'get-login-password']);
    const file = join(dir, 'auth.json');
    const env = { REGISTRY_AUTH_FILE: file };
    await succeed(
      'skopeo',
      ['login', '--username', 'AWS', '--password-stdin', registry.host],
      { input: password, env },
    );
    const { mode } = await stat(file);
    expect(mode % 0o1000).toBe(0o600);
    await rm(join(dir, '.docker/config.json'));
    await succeed('skopeo', ['list-tags', `docker://${image}`], { env });
    const wrong = await run(
      'skopeo',
      ['login', '-u', 'AWS', '--password-stdin', registry.host],
      { input: 'wrong' },
    );
    expect(wrong).toMatchObject({ code: 1 });
    expect(wrong.stderr).toContain('invalid username/password');
  });

  describe('skopeo', () => {
    it('pushes by digest, then by tag, and inspects', async () => {
      await push(`${image}@${digest}`, '--digestfile', 'digest.txt');
      expect(await readFile(join(dir, 'digest.txt'), 'utf8')).toBe(digest);
      await succeed('skopeo', [
        'copy',
        '--dest-tls-verify=false',
        `docker://${image}@${digest}`,
        `docker://${image}:v1`,
      ]);
      const inspect = (...args: string[]) =>
        succeed('skopeo', ['inspect', ...args, `docker://${image}:v1`]);
      expect(await inspect('--format', '{{.Digest}}')).toBe(`${digest}\n`);
      expect(JSON.parse(await inspect())).toMatchObject({
        Name: image,
        Digest: digest,
        RepoTags: ['v1'],
        Labels: { a: 'b' },
        Architecture: 'amd64',
        Env: ['A=1'],
        Layers: [expect.stringMatching(/^sha256:/)],
      });
      const raw = await inspect('--raw');
      expect(JSON.parse(raw)).toMatchObject({ schemaVersion: 2 });
      expect(JSON.parse(await inspect('--config'))).toMatchObject({
        os: 'linux',
      });
      expect(
        JSON.parse(await succeed('skopeo', ['list-tags', `docker://${image}`])),
      ).toEqual({ Repository: image, Tags: ['v1'] });
    });

    it.each([
      [
        'inspect docker://HOST/app:none',
        'reading manifest none in HOST/app: manifest unknown',
      ],
      [
        'inspect docker://HOST/none:v1',
        'name unknown: The repository with name',
      ],
      [
        'inspect --creds x:y docker://HOST/app:v1',
        'unauthorized: Authentication required',
      ],
      ['inspect docker://app', 'invalid reference format: app'],
      [
        'inspect --format {{json.X}} docker://HOST/app:v1',
        'the template {{json.X}}',
      ],
      [
        'copy oci-archive:none.tar docker://HOST/app:v1',
        'open none.tar: no such file',
      ],
      [
        'copy oci-archive:image.tar docker://HOST/app@sha256:0000000000000000000000000000000000000000000000000000000000000000',
        'cannot be written as sha256:0000',
      ],
      [
        'copy docker-daemon:x docker://HOST/app:v2',
        'the transport of docker-daemon:x is not something',
      ],
      ['copy --sign-by x a b', 'skopeo copy --sign-by is not something'],
      ['sync', 'skopeo sync is not something'],
    ])('says why not: %s', async (line, message) => {
      const words = line.replaceAll('HOST', registry.host).split(' ');
      const result = await run('skopeo', words);
      expect(result.code).toBe(1);
      expect(result.stderr).toMatch(/^level=fatal msg="/);
      expect(result.stderr).toContain(
        message.replaceAll('HOST', registry.host),
      );
      expect(result.stderr).not.toContain(registry.token);
    });

    it('cannot move an immutable tag', async () => {
      await push(`${image}:v1`);
      const again = await run('skopeo', [
        'copy',
        'oci-archive:image.tar',
        `docker://${image}:v1`,
      ]);
      expect(again.code).toBe(1);
      expect(again.stderr).toContain(
        "tag invalid: The image tag 'v1' already exists in the 'app' repository",
      );
    });
  });

  describe('cosign', () => {
    const identity = [
      '--certificate-identity-regexp=.*',
      '--certificate-oidc-issuer=https://token.actions.githubusercontent.com',
    ];

    it('signs, attests and verifies, and says what it is', async () => {
      await push(`${image}:v1`);
      const reference = `${image}@${digest}`;
      expect(
        await run('cosign', ['verify', ...identity, reference]),
      ).toMatchObject({ code: 10, stderr: 'Error: no signatures found\n' });
      await succeed('cosign', [
        ...['sign', '--yes', '--new-bundle-format=false'],
        ...['--use-signing-config=false', '-a', 'commit=abc', reference],
      ]);
      const tag = digest.replace(':', '-');
      const stored = await registry.oci(`app/manifests/${tag}.sig`);
      expect((await stored.json()).layers[0]).toMatchObject({
        mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
        annotations: {
          'sandbox/stand-in': 'true',
          'sandbox/description': expect.stringContaining('Nothing was signed'),
        },
      });
      const verified = await succeed('cosign', [
        'verify',
        ...identity,
        ...['-a', 'commit=abc', reference],
      ]);
      expect(JSON.parse(verified)[0]).toMatchObject({
        critical: { image: { 'docker-manifest-digest': digest } },
        optional: { commit: 'abc', 'sandbox/stand-in': 'true' },
      });

      await writeFile(join(dir, 'sbom.json'), '{"bomFormat":"CycloneDX"}');
      await succeed('cosign', [
        ...['attest', '--yes', '--type', 'cyclonedx'],
        ...['--predicate', 'sbom.json', reference],
      ]);
      const envelope = JSON.parse(
        await succeed('cosign', [
          ...['verify-attestation', '--type', 'cyclonedx'],
          ...identity,
          reference,
        ]),
      );
      const statement = Buffer.from(envelope.payload, 'base64').toString();
      expect(JSON.parse(statement)).toMatchObject({
        predicateType: 'https://cyclonedx.org/bom',
        predicate: { bomFormat: 'CycloneDX' },
      });
    });

    it.each([
      ['sign --yes HOST/app:none', 13, 'entity not found in registry'],
      ['verify HOST/app:v1', 1, '--certificate-identity or'],
      ['sign --key k HOST/app:v1', 1, 'signing with a key is not something'],
      ['generate-key-pair', 1, 'cosign generate-key-pair is not something'],
      ['attest HOST/app:v1', 1, 'required flag(s) "predicate" not set'],
    ])('says why not: %s', async (line, code, message) => {
      const words = line.replaceAll('HOST', registry.host).split(' ');
      const result = await run('cosign', words);
      expect(result).toMatchObject({ code });
      expect(result.stderr).toContain(message);
    });
  });

  describe('aws', () => {
    it('prints what the registry says', async () => {
      await push(`${image}:v1`);
      const json = async (...args: string[]) =>
        JSON.parse(await succeed('aws', [...args, '--output', 'json']));
      const described = await json(
        'ecr',
        'describe-repositories',
        '--repository-names',
        'app',
      );
      const [{ repositoryArn, createdAt }] = described.repositories;
      expect(createdAt).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+\+00:00$/);
      expect(
        await json(
          'ecr',
          'list-tags-for-resource',
          `--resource-arn=${repositoryArn}`,
        ),
      ).toEqual({
        tags: [{ Key: 'delivery:github-repository-id', Value: '42' }],
      });
      const named = ['--repository-name', 'app'];
      expect(
        await json(
          'ecr',
          'describe-images',
          ...named,
          '--image-ids',
          'imageTag=v1',
        ),
      ).toMatchObject({ imageDetails: [{ imageDigest: digest }] });
      expect(
        await json(
          ...['--region', 'us-east-1', 'ecr', 'batch-get-image', ...named],
          ...['--image-ids', 'imageTag=v1', `imageDigest=${digest}`],
        ),
      ).toMatchObject({
        images: [{ imageId: { imageTag: 'v1' } }, { imageId: {} }],
        failures: [],
      });
      expect(await json('sts', 'get-caller-identity')).toEqual({
        UserId: 'SANDBOX',
        Account: '123456789012',
        Arn: 'arn:aws:iam::123456789012:user/sandbox',
      });
      const text = ['--output', 'text'];
      expect(
        await succeed('aws', ['sts', 'get-caller-identity', ...text]),
      ).toBe('123456789012\tarn:aws:iam::123456789012:user/sandbox\tSANDBOX\n');
      expect(
        await succeed('aws', ['ecr', 'list-images', ...named, ...text]),
      ).toBe(`IMAGEIDS\t${digest}\tv1\n`);
    });

    it.each([
      [
        'ecr describe-repositories --repository-names none',
        254,
        "An error occurred (RepositoryNotFoundException) when calling the DescribeRepositories operation: The repository with name 'none' does not exist in the registry with id '123456789012'",
      ],
      [
        'ecr describe-images --repository-name app --image-ids imageTag=no',
        254,
        'An error occurred (ImageNotFoundException) when calling the DescribeImages operation',
      ],
      ['ecr describe-images', 252, 'arguments are required: --repository-name'],
      [
        'ecr describe-images --repository-name app --image-ids v1',
        252,
        "Error parsing parameter '--image-ids'",
      ],
      ['ecr describe-repositories --query x', 252, '--query (pipe'],
      ['ecr put-image', 252, 'aws ecr put-image is not something'],
      ['s3 ls', 252, 'aws s3 ls is not something'],
      ['--output table sts get-caller-identity', 252, '--output table'],
    ])('says why not: %s', async (line, code, message) => {
      const result = await run('aws', line.split(' '));
      expect(result).toMatchObject({ code, stdout: '' });
      expect(result.stderr).toContain(message);
    });

    it.each([
      [{ AWS_SECRET_ACCESS_KEY: 'wrong' }, 254, '(InvalidSignatureException)'],
      [{ AWS_ENDPOINT_URL: '' }, 253, 'it never calls AWS'],
      [{ AWS_REGION: '' }, 253, 'You must specify a region'],
      [{ AWS_ACCESS_KEY_ID: '' }, 253, 'Unable to locate credentials'],
      [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:1' }, 255, 'Could not connect'],
    ])(
      'says what is wrong with the environment: %j',
      async (env, code, message) => {
        const result = await run('aws', ['ecr', 'describe-repositories'], {
          env,
        });
        expect(result).toMatchObject({ code, stdout: '' });
        expect(result.stderr).toContain(message);
      },
    );
  });
});
