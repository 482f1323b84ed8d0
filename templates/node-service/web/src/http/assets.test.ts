import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';
import express from 'express';
import { serve } from '../testing/serve.js';
import { createAssets } from './assets.js';

describe('createAssets', () => {
  const folder = mkdtempSync(join(tmpdir(), 'assets-'));
  mkdirSync(join(folder, 'images'));
  writeFileSync(join(folder, 'images/logo.svg'), '<svg/>');
  const assets = createAssets(folder);
  const url = serve(express().use(assets.routes));

  after(() => rmSync(folder, { recursive: true }));

  it('lets browsers keep a file under an address that names its content', async () => {
    const address = assets.url('images/logo.svg');
    assert.match(address, /^\/assets\/images\/logo\.svg\?v=[0-9a-f]{12}$/);
    const { status, headers } = await fetch(url(address));
    assert.deepEqual([status, headers.get('content-type')], [200, 'image/svg+xml']);
    assert.equal(headers.get('cache-control'), 'public, max-age=31536000, immutable');
  });

  it('has browsers ask again for any other address', async () => {
    for (const query of ['', '?v=old', '?v=old&v=older']) {
      const { headers } = await fetch(url(`/assets/images/logo.svg${query}`));
      assert.equal(headers.get('cache-control'), 'no-cache');
    }
    const absent = await fetch(url('/assets/absent.css'));
    assert.deepEqual([absent.status, absent.headers.get('cache-control')], [404, 'no-cache']);
  });

  it('leads nowhere else', async () => {
    for (const path of ['/assets/..%2f..%2fetc%2fpasswd', '/assets/images', '/assets/images/']) {
      assert.equal((await fetch(url(path))).status, 404);
    }
  });

  it('says what is not there', () => {
    assert.throws(() => assets.url('absent.css'), /There is no public\/absent\.css/);
  });
});
