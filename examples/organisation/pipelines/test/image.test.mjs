import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { provenDigest } from '../lib/image.mjs';

describe('an image', () => {
  let folder;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'layout-'));
    mkdirSync(join(folder, 'blobs/sha256'), { recursive: true });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const path = digest => join(folder, 'blobs', ...digest.split(':'));
  const digestOf = text => `sha256:${createHash('sha256').update(text).digest('hex')}`;
  const put = content => {
    const text = typeof content === 'string' ? content : JSON.stringify(content);
    writeFileSync(path(digestOf(text)), text);
    return { digest: digestOf(text) };
  };
  const index = (...manifests) => writeFileSync(join(folder, 'index.json'), JSON.stringify({ manifests }));
  const image = () => {
    const layer = put('layer');
    const manifest = put({ config: put({ os: 'linux' }), layers: [layer] });
    index(manifest);
    return { manifest, layer };
  };

  it('is known by the digest of its manifest', async () => {
    const { manifest } = image();
    assert.equal(await provenDigest(folder), manifest.digest);
  });

  it('has every part under the digest of its bytes', async () => {
    writeFileSync(path(image().layer.digest), 'another layer');
    await assert.rejects(provenDigest(folder), /not what it says/);
  });

  it('has all of its parts', async () => {
    rmSync(path(image().layer.digest));
    await assert.rejects(provenDigest(folder), /lacks sha256/);
  });

  it('has no part outside of it', async () => {
    const { layer } = image();
    rmSync(path(layer.digest));
    writeFileSync(join(folder, 'elsewhere'), 'layer');
    symlinkSync(join(folder, 'elsewhere'), path(layer.digest));
    await assert.rejects(provenDigest(folder), /no file/);
  });

  it('is one, for one platform, named in a way that is known', async () => {
    const { manifest } = image();
    index(manifest, manifest);
    await assert.rejects(provenDigest(folder), /2 images, expected one/);
    index(put({ manifests: [manifest] }));
    await assert.rejects(provenDigest(folder), /not one image for one platform/);
    index({ digest: 'sha256:../../../etc/passwd' });
    await assert.rejects(provenDigest(folder), /names a part in a way/);
  });
});
