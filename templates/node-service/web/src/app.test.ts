import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createApp } from './app.js';
import { Lifecycle } from './lifecycle.js';
import { createLogger } from './logger.js';
import { createMetrics } from './metrics.js';
import { serve } from './testing/serve.js';

describe('the site', () => {
  const lifecycle = new Lifecycle();
  const logger = createLogger({ write: () => undefined });
  const url = serve(createApp({ logger, lifecycle, metrics: createMetrics() }));

  it('asks for a name and greets', async () => {
    assert.match(await (await fetch(url('/'))).text(), /<form action="\/greeting">/);
    const response = await fetch(url('/greeting?name=Ada'));
    assert.equal(response.status, 200);
    assert.match(await response.text(), /<h1>Hello, Ada!<\/h1>/);
  });

  it('shows what visitors write as text', async () => {
    const name = encodeURIComponent('"><script>alert(1)</script>');
    for (const path of [`/greeting?name=${name}`, `/${name}`]) {
      const page = await (await fetch(url(path))).text();
      assert.ok(!page.includes('<script>'));
    }
    const page = await (await fetch(url(`/greeting?name=${name}`))).text();
    assert.ok(page.includes('&quot;&gt;&lt;script&gt;'));
  });

  it('lets a page load nothing from elsewhere', async () => {
    for (const path of ['/', '/nothing', '/assets/site.css', '/healthz']) {
      const { headers } = await fetch(url(path));
      assert.match(headers.get('content-security-policy') ?? '', /default-src 'self'/);
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('x-frame-options'), 'DENY');
      assert.equal(headers.get('x-powered-by'), null);
    }
  });

  it('has browsers ask again for a page, and finds what it links to', async () => {
    const response = await fetch(url('/'));
    assert.equal(response.headers.get('cache-control'), 'no-cache');
    const page = await response.text();
    const links = [...page.matchAll(/<link [^>]*href="([^"]+)"/g)].map(([, href]) => href ?? '');
    assert.equal(links.length, 2);
    for (const link of links) {
      const asset = await fetch(url(link));
      assert.equal(asset.status, 200);
      assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
    }
  });

  it('says what is not there, on a page', async () => {
    const response = await fetch(url('/nothing'));
    assert.equal(response.status, 404);
    assert.match(await response.text(), /<h1>Not found<\/h1>\s*<p>There is no GET \/nothing here<\/p>/);
  });

  it('shows metrics', async () => {
    await fetch(url('/greeting'));
    const text = await (await fetch(url('/metrics'))).text();
    assert.match(text, /http_request_duration_seconds_count\{method="GET",route="\/greeting",status="200"\}/);
  });

  it('is healthy and ready until it drains', async () => {
    assert.equal((await fetch(url('/healthz'))).status, 200);
    assert.equal((await fetch(url('/readyz'))).status, 200);
    lifecycle.drain();
    assert.equal((await fetch(url('/healthz'))).status, 200);
    assert.equal((await fetch(url('/readyz'))).status, 503);
  });
});
