import { FAST_RETRY, WireServer, type WireAnswer } from '../testing';
import { EcrRegistryLogin } from './EcrRegistryLogin';

const token = (text: string): WireAnswer => ({
  headers: { 'content-type': 'application/x-amz-json-1.1' },
  body: {
    authorizationData: [
      { authorizationToken: Buffer.from(text).toString('base64') },
    ],
  },
});

describe('EcrRegistryLogin', () => {
  let wire: WireServer;

  beforeEach(async () => {
    wire = await WireServer.start();
  });
  afterEach(() => wire.close());

  const login = (host: string) =>
    EcrRegistryLogin.create({
      host,
      ecr: {
        region: 'us-east-1',
        endpoint: wire.url,
        registry: 'registry.test:5000',
      },
      credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' },
      retry: FAST_RETRY,
    });

  it.each([
    ['registry.test:5000', 'us-east-1'],
    ['123456789012.dkr.ecr.eu-west-3.amazonaws.com', 'eu-west-3'],
  ])('lets into %s by the token of %s', async (host, region) => {
    wire.expect('POST /', token('AWS:a:password'));
    await expect(login(host).getCredentials()).resolves.toEqual({
      username: 'AWS',
      password: 'a:password',
    });
    const [request] = wire.requests;
    expect(request.headers['x-amz-target']).toMatch(/GetAuthorizationToken$/);
    expect(request.headers.authorization).toContain(`/${region}/ecr/`);
  });

  it('asks nobody for a registry that is no ECR', async () => {
    await expect(login('ghcr.io').getCredentials()).resolves.toBeUndefined();
    expect(wire.requests).toEqual([]);
  });

  it('tries again what may pass', async () => {
    wire.expect('POST /', { status: 503, body: {} });
    wire.expect('POST /', token('AWS:x'));
    await expect(
      login('registry.test:5000').getCredentials(),
    ).resolves.toMatchObject({ password: 'x' });
  });

  it.each<[string, WireAnswer, RegExp]>([
    [
      'credentials that do not serve',
      {
        status: 400,
        headers: { 'content-type': 'application/x-amz-json-1.1' },
        body: { __type: 'ExpiredTokenException', message: 'expired' },
      },
      /registry registry\.test:5000: the AWS credentials do not serve/,
    ],
    ['a token without a password', token('AWS'), /not as expected/],
  ])('names registry and remedy with %s', async (_title, answer, message) => {
    wire.expect('POST /', answer);
    await expect(login('registry.test:5000').getCredentials()).rejects.toThrow(
      message,
    );
  });
});
