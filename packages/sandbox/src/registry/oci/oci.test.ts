import { CreateRepositoryCommand } from '@aws-sdk/client-ecr';
import {
  LAYER_TYPE,
  MANIFEST_TYPE,
  pushBlob,
  pushImage,
  pushParts,
  putManifest,
} from '../__testUtils__/pushImage';
import {
  basic,
  startTestRegistry,
  type TestRegistry,
} from '../__testUtils__/startTestRegistry';
import { digestOf } from '../store';

describe('the OCI registry', () => {
  let registry: TestRegistry;
  const code = async (response: Response) => [
    response.status,
    (await response.json()).errors[0].code,
  ];

  beforeEach(async () => {
    registry = await startTestRegistry();
    for (const repositoryName of ['app', 'other']) {
      await registry.ecr.send(
        new CreateRepositoryCommand({
          repositoryName,
          imageTagMutability:
            repositoryName === 'app' ? 'IMMUTABLE_WITH_EXCLUSION' : 'MUTABLE',
          ...(repositoryName === 'app' && {
            imageTagMutabilityExclusionFilters: [
              { filterType: 'WILDCARD', filter: 'sha256-*' },
            ],
          }),
        }),
      );
    }
  });
  afterEach(() => registry.stop());

  it('asks who is there', async () => {
    expect((await registry.oci('')).status).toBe(200);
    for (const authorization of ['', basic('wrong'), basic('1.2', 'AWS')]) {
      const response = await registry.oci('', {
        headers: { Authorization: authorization },
      });
      expect(response.headers.get('www-authenticate')).toMatch(/^Basic realm=/);
      expect(await code(response)).toEqual([401, 'UNAUTHORIZED']);
    }
  });

  it('takes a push and gives the same bytes back', async () => {
    const { manifest, digest } = await pushParts(registry, 'app');
    const put = await putManifest(registry, 'app/manifests/v1', manifest);
    expect(put.status).toBe(201);
    expect(put.headers.get('docker-content-digest')).toBe(digest);
    expect(put.headers.get('location')).toBe(`/v2/app/manifests/${digest}`);

    for (const reference of ['v1', digest]) {
      const get = await registry.oci(`app/manifests/${reference}`);
      expect(get.headers.get('content-type')).toBe(MANIFEST_TYPE);
      expect(get.headers.get('docker-content-digest')).toBe(digest);
      expect(await get.text()).toBe(manifest);
      const head = await registry.oci(`app/manifests/${reference}`, {
        method: 'HEAD',
      });
      expect(head.status).toBe(200);
      expect(head.headers.get('content-length')).toBe(String(manifest.length));
    }
    expect(registry.images).toEqual([{ repository: 'app', digest, tag: 'v1' }]);
    const layer = JSON.parse(manifest).layers[0].digest;
    expect(await (await registry.oci(`app/blobs/${layer}`)).text()).toBe(
      'layer',
    );
    const part = await registry.oci(`app/blobs/${layer}`, {
      headers: { Range: 'bytes=1-2' },
    });
    expect([part.status, await part.text()]).toEqual([206, 'ay']);
    const head = await registry.oci(`app/blobs/${layer}`, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe('5');
  });

  it('takes uploads in chunks', async () => {
    const bytes = 'first second';
    const digest = digestOf(Buffer.from(bytes));
    const start = await registry.oci('app/blobs/uploads/', { method: 'POST' });
    expect(start.status).toBe(202);
    const path = start.headers.get('location')?.replace('/v2/', '') ?? '';
    const patch = (body: string, range: string) =>
      registry.oci(path, {
        method: 'PATCH',
        body,
        headers: { 'Content-Range': range },
      });
    const first = await patch('first ', '0-5');
    expect([first.status, first.headers.get('range')]).toEqual([202, '0-5']);
    const wrong = await patch('gap', '9-11');
    expect(wrong.headers.get('range')).toBe('0-5');
    expect(await code(wrong)).toEqual([416, 'BLOB_UPLOAD_INVALID']);
    const status = await registry.oci(path);
    expect([status.status, status.headers.get('range')]).toEqual([204, '0-5']);
    const done = await registry.oci(`${path}?digest=${digest}`, {
      method: 'PUT',
      body: 'second',
      headers: { 'Content-Range': '6-11' },
    });
    expect(done.status).toBe(201);
    expect(await (await registry.oci(`app/blobs/${digest}`)).text()).toBe(
      bytes,
    );
    expect(await code(await registry.oci(path))).toEqual([
      404,
      'BLOB_UPLOAD_UNKNOWN',
    ]);
  });

  it('cancels uploads', async () => {
    const start = await registry.oci('app/blobs/uploads/', { method: 'POST' });
    const path = start.headers.get('location')?.replace('/v2/', '') ?? '';
    expect((await registry.oci(path, { method: 'DELETE' })).status).toBe(204);
    expect((await registry.oci(path)).status).toBe(404);
  });

  it('mounts a blob of another repository, and else starts an upload', async () => {
    const digest = await pushBlob(registry, 'app', Buffer.from('shared'));
    expect((await registry.oci(`other/blobs/${digest}`)).status).toBe(404);
    const mount = (from: string) =>
      registry.oci(`other/blobs/uploads/?mount=${digest}&from=${from}`, {
        method: 'POST',
      });
    expect((await mount('nowhere')).status).toBe(202);
    expect((await mount('app')).status).toBe(201);
    expect((await registry.oci(`other/blobs/${digest}`)).status).toBe(200);
  });

  it('refuses content that is not what its digest says', async () => {
    const wrong = `sha256:${'a'.repeat(64)}`;
    const blob = await registry.oci(`app/blobs/uploads/?digest=${wrong}`, {
      method: 'POST',
      body: 'x',
    });
    expect(await code(blob)).toEqual([400, 'DIGEST_INVALID']);
    const { manifest } = await pushParts(registry, 'app');
    expect(
      await code(
        await putManifest(registry, `app/manifests/${wrong}`, manifest),
      ),
    ).toEqual([400, 'DIGEST_INVALID']);
  });

  it('refuses manifests that are wrong or incomplete', async () => {
    const { manifest } = await pushParts(registry, 'app');
    const put = (body: string, type?: string) =>
      putManifest(registry, 'app/manifests/v1', body, type).then(code);
    const missing = manifest.replace(
      digestOf(Buffer.from('layer')),
      `sha256:${'b'.repeat(64)}`,
    );
    expect(await put(missing)).toEqual([400, 'MANIFEST_BLOB_UNKNOWN']);
    const invalid = [400, 'MANIFEST_INVALID'];
    expect(await put('{')).toEqual(invalid);
    expect(await put('{"schemaVersion":2}')).toEqual(invalid);
    expect(await put(manifest, 'application/json')).toEqual(invalid);
    expect(await put(manifest, LAYER_TYPE)).toEqual(invalid);
    const huge = ' '.repeat(5 * 1024 * 1024);
    expect(await put(huge)).toEqual([413, 'SIZE_INVALID']);
  });

  it('keeps immutable tags, but for those excluded', async () => {
    await pushImage(registry, 'app', 'v1');
    await pushImage(registry, 'app', 'sha256-1.sig');
    await pushImage(registry, 'app', 'sha256-1.sig', { text: 'again' });
    const { manifest, digest } = await pushParts(registry, 'app', {
      text: 'again',
    });
    const refused = await putManifest(registry, 'app/manifests/v1', manifest);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toMatchObject({
      errors: [
        {
          code: 'TAG_INVALID',
          message:
            "The image tag 'v1' already exists in the 'app' repository and cannot be overwritten because the tag is immutable.",
        },
      ],
    });
    expect(
      (await putManifest(registry, `app/manifests/${digest}`, manifest)).status,
    ).toBe(201);
    await pushImage(registry, 'other', 'v1');
    await pushImage(registry, 'other', 'v1', { text: 'again' });
  });

  it('lists tags in pages', async () => {
    for (const tag of ['c', 'a', 'b']) {
      await pushImage(registry, 'other', tag);
    }
    const first = await registry.oci('other/tags/list?n=2');
    expect(await first.json()).toEqual({ name: 'other', tags: ['a', 'b'] });
    expect(first.headers.get('link')).toBe(
      '</v2/other/tags/list?n=2&last=b>; rel="next"',
    );
    const second = await registry.oci('other/tags/list?n=2&last=b');
    expect(await second.json()).toEqual({ name: 'other', tags: ['c'] });
  });

  it('deletes tags and manifests', async () => {
    const digest = await pushImage(registry, 'app', 'v1');
    const remove = (reference: string) =>
      registry.oci(`app/manifests/${reference}`, { method: 'DELETE' });
    expect((await remove('v1')).status).toBe(202);
    expect((await registry.oci('app/manifests/v1')).status).toBe(404);
    expect((await registry.oci(`app/manifests/${digest}`)).status).toBe(200);
    expect((await remove(digest)).status).toBe(202);
    expect(await code(await remove(digest))).toEqual([404, 'MANIFEST_UNKNOWN']);
  });

  it('lists what refers to an image', async () => {
    const subject = await pushImage(registry, 'app', 'v1');
    const { manifest } = await pushParts(registry, 'app', { text: 'sbom' });
    const artifact = JSON.stringify({
      ...JSON.parse(manifest),
      artifactType: 'application/example',
      annotations: { a: 'b' },
      subject: { mediaType: MANIFEST_TYPE, digest: subject, size: 1 },
    });
    const digest = digestOf(Buffer.from(artifact));
    const put = await putManifest(
      registry,
      `app/manifests/${digest}`,
      artifact,
    );
    expect(put.headers.get('oci-subject')).toBe(subject);
    const list = async (filter: string) =>
      (await registry.oci(`app/referrers/${subject}${filter}`)).json();
    expect((await list('')).manifests).toEqual([
      {
        mediaType: MANIFEST_TYPE,
        digest,
        size: artifact.length,
        artifactType: 'application/example',
        annotations: { a: 'b' },
      },
    ]);
    expect((await list('?artifactType=none')).manifests).toEqual([]);
  });

  it('names what is missing and what it does not do', async () => {
    expect(await code(await registry.oci('none/tags/list'))).toEqual([
      404,
      'NAME_UNKNOWN',
    ]);
    expect(
      await code(await registry.oci('none/blobs/uploads/', { method: 'POST' })),
    ).toEqual([404, 'NAME_UNKNOWN']);
    expect(await code(await registry.oci('app/blobs/sha256:1'))).toEqual([
      404,
      'BLOB_UNKNOWN',
    ]);
    expect(await code(await registry.oci('_catalog'))).toEqual([
      501,
      'UNSUPPORTED',
    ]);
    expect((await fetch(`${registry.url}/elsewhere`)).status).toBe(501);
  });

  it('remembers everything after a kill', async () => {
    const digest = await pushImage(registry, 'app', 'v1');
    const orphan = await pushBlob(registry, 'other', Buffer.from('orphan'));
    await registry.oci(`other/blobs/${orphan}`, { method: 'DELETE' });
    await registry.kill();
    registry = await startTestRegistry({ dataDir: registry.dataDir });
    const again = await registry.oci('app/manifests/v1');
    expect(again.headers.get('docker-content-digest')).toBe(digest);
    const { layers } = await again.json();
    const layer = await registry.oci(`app/blobs/${layers[0].digest}`);
    expect(await layer.text()).toBe('layer');
    expect((await registry.oci(`other/blobs/${orphan}`)).status).toBe(404);
  });
});
