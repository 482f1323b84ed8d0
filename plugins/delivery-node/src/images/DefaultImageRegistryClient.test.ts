import type { ImageReference } from '@internal/plugin-delivery-common';
import { FAST_RETRY, WireServer } from '../testing';
import { apiUrlOf, tokenUrlOf } from './addresses';
import { parseBearerChallenge } from './challenge';
import { DefaultImageRegistryClient } from './DefaultImageRegistryClient';

const digest = `sha256:${'a'.repeat(64)}`;
const other = `sha256:${'b'.repeat(64)}`;
const MANIFEST = 'HEAD /v2/library/redis/manifests/8.8.2';

describe('DefaultImageRegistryClient', () => {
  let wire: WireServer;
  let host: string;
  const found = { headers: { 'docker-content-digest': digest } };

  beforeEach(async () => {
    wire = await WireServer.start();
    host = new URL(wire.url).host;
  });
  afterEach(() => wire.close());

  const resolve = (
    reference: Partial<ImageReference> = {},
    options: { ecrRegistry?: string; allowed?: string[] } = {},
  ) =>
    DefaultImageRegistryClient.create({
      images: { allowedRegistries: options.allowed ?? [host], mirrors: {} },
      ecrLogin: {
        getCredentials: async () => ({
          username: 'AWS',
          password: 'word',
        }),
      },
      ecrRegistry: options.ecrRegistry ?? 'ecr.test',
      retry: FAST_RETRY,
      timeoutMs: 500,
    }).resolve({
      registry: host,
      repository: 'library/redis',
      tag: '8.8.2',
      ...reference,
    });

  it('asks for the head of the manifest, in any of its forms', async () => {
    wire.expect(MANIFEST, ({ headers }) => {
      expect(headers.accept).toContain('oci.image.index.v1+json');
      expect(headers.accept).toContain('distribution.manifest.v2+json');
      expect(headers.authorization).toBeUndefined();
      return found;
    });
    await expect(resolve()).resolves.toEqual({ state: 'found', digest });
  });

  it('asks by digest where one was given', async () => {
    wire.expect(`HEAD /v2/library/redis/manifests/${digest}`, found);
    await expect(resolve({ digest })).resolves.toEqual({
      state: 'found',
      digest,
    });
    wire.expect(`HEAD /v2/library/redis/manifests/${other}`, found);
    await expect(resolve({ digest: other })).resolves.toMatchObject({
      state: 'unknown',
      message: expect.stringContaining('without the digest that was asked for'),
    });
  });

  it('gets a token where the registry says so, for this repository and to pull', async () => {
    const challenge = `Bearer realm="${wire.url}/token",service="registry.test",scope="repository:library/redis:pull,push,delete"`;
    wire
      .expect(MANIFEST, {
        status: 401,
        headers: { 'www-authenticate': challenge },
      })
      .expect(
        'GET /token?service=registry.test&scope=repository%3Alibrary%2Fredis%3Apull',
        { body: { access_token: 'tok' } },
      )
      .expect(MANIFEST, ({ headers }) => {
        expect(headers.authorization).toBe('Bearer tok');
        return found;
      });
    await expect(resolve()).resolves.toEqual({ state: 'found', digest });
  });

  it("gives ECR's credentials to ECR alone", async () => {
    wire.expect(MANIFEST, ({ headers }) => {
      expect(headers.authorization).toBe(`Basic ${btoa('AWS:word')}`);
      return found;
    });
    await expect(resolve({}, { ecrRegistry: host })).resolves.toEqual({
      state: 'found',
      digest,
    });
  });

  it.each([
    ['another host', 'https://evil.test/token'],
    ['the metadata address', 'http://169.254.169.254/token'],
    ['no address', 'token'],
    ['a file', 'file:///etc/passwd'],
  ])('follows no challenge to %s', async (_, realm) => {
    wire.expect(MANIFEST, {
      status: 401,
      headers: { 'www-authenticate': `Bearer realm="${realm}"` },
    });
    await expect(resolve()).resolves.toEqual({
      state: 'unknown',
      message: expect.stringContaining('it does not let the portal look'),
    });
  });

  it('follows no redirect', async () => {
    wire.expect(MANIFEST, {
      status: 307,
      headers: { location: `${wire.url}/secret` },
    });
    await expect(resolve()).resolves.toMatchObject({
      state: 'unknown',
      message: expect.stringContaining('where the portal does not go'),
    });
  });

  it('tells an image that is not there from a registry that does not say', async () => {
    wire.expect(MANIFEST, { status: 404 });
    await expect(resolve()).resolves.toEqual({
      state: 'absent',
      message: expect.stringContaining(
        `has no image ${host}/library/redis:8.8.2`,
      ),
    });
    wire.expect(MANIFEST, { status: 403 });
    await expect(resolve()).resolves.toMatchObject({ state: 'unknown' });
    wire.expect(MANIFEST, {});
    await expect(resolve()).resolves.toMatchObject({ state: 'unknown' });
  });

  it('tries again, and says what the trouble was in the end', async () => {
    wire
      .expect(MANIFEST, { status: 503 })
      .expect(MANIFEST, { reset: 'before' })
      .expect(MANIFEST, found);
    await expect(resolve()).resolves.toEqual({ state: 'found', digest });
    wire.always(MANIFEST, { hang: true });
    await expect(resolve()).resolves.toMatchObject({
      state: 'unknown',
      message: expect.stringMatching(/no answer.*taken as it was named/),
    });
  });

  it('asks no host that is not on the list', async () => {
    await expect(resolve({}, { allowed: ['ghcr.io'] })).rejects.toThrow(
      `Images of ${host} may not run here`,
    );
    expect(wire.journal).toEqual([]);
  });

  it('takes no token that is none', async () => {
    const challenge = `Bearer realm="${wire.url}/token"`;
    for (const body of ['{', '{}', JSON.stringify({ token: 'a\nb' })]) {
      wire
        .expect(MANIFEST, {
          status: 401,
          headers: { 'www-authenticate': challenge },
        })
        .expect('GET /token?scope=repository%3Alibrary%2Fredis%3Apull', {
          body,
        });
      await expect(resolve()).resolves.toMatchObject({ state: 'unknown' });
    }
  });
});

describe('addresses', () => {
  it.each([
    ['docker.io', 'https://registry-1.docker.io/v2'],
    ['public.ecr.aws', 'https://public.ecr.aws/v2'],
    ['localhost:4802', 'http://localhost:4802/v2'],
    ['127.0.0.1:5000', 'http://127.0.0.1:5000/v2'],
    ['[::1]:5000', 'http://[::1]:5000/v2'],
    ['localhost.evil.test', 'https://localhost.evil.test/v2'],
    ['10.0.0.1:5000', 'https://10.0.0.1:5000/v2'],
  ])('of %s', (registry, url) => {
    expect(apiUrlOf(registry)).toBe(url);
  });

  it.each([
    ['docker.io', 'https://auth.docker.io/token', true],
    ['ghcr.io', 'https://auth.docker.io/token', false],
    ['ghcr.io', 'https://ghcr.io/token', true],
    ['ghcr.io', 'http://ghcr.io/token', false],
    ['ghcr.io', 'https://u:p@ghcr.io/token', false],
    ['registry.gitlab.com', 'https://gitlab.com/jwt/auth', true],
  ])('of the tokens of %s at %s: %s', (registry, realm, goes) => {
    const url = tokenUrlOf(realm, {
      registry,
      isAllowedHost: host => host === 'gitlab.com',
    });
    // http is no way to a registry that speaks https.
    expect(url !== undefined).toBe(goes);
  });

  it('reads challenges', () => {
    expect(
      parseBearerChallenge('bearer realm="https://a/b",service="c d"'),
    ).toEqual({ realm: 'https://a/b', service: 'c d', scope: undefined });
    expect(parseBearerChallenge('Basic realm="x"')).toBeUndefined();
    expect(parseBearerChallenge('Bearer')).toBeUndefined();
    expect(parseBearerChallenge(null)).toBeUndefined();
  });
});
