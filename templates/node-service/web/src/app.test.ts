import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { createApp } from './app.js';
import { Lifecycle } from './lifecycle.js';
import { createMetrics } from './metrics.js';
import { listen, shutDown } from './server.js';

describe('the site', () => {
  const lifecycle = new Lifecycle();
  let server: Server;
  let url: string;

  before(async () => {
    const app = createApp({
      logger: pino({ level: 'silent' }),
      lifecycle,
      metrics: createMetrics(),
    });
    server = await listen(app, 0);
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });

  after(() => server.close());

  it('asks for a name and greets', async () => {
    assert.match(await (await fetch(url)).text(), /<form action="\/greeting">/);
    const response = await fetch(`${url}/greeting?name=Ada`);
    assert.equal(response.status, 200);
    assert.match(await response.text(), /<h1>Hello, Ada!<\/h1>/);
  });

  it('shows what visitors write as text', async () => {
    const name = encodeURIComponent('<script>alert(1)</script>');
    const page = await (await fetch(`${url}/greeting?name=${name}`)).text();
    assert.ok(!page.includes('<script>'));
    assert.ok(page.includes('&lt;script&gt;'));
  });

  it('lets a page load nothing from elsewhere', async () => {
    const { headers } = await fetch(url);
    assert.match(headers.get('content-security-policy') ?? '', /default-src 'self'/);
    assert.equal(headers.get('x-content-type-options'), 'nosniff');
    assert.equal(headers.get('x-frame-options'), 'DENY');
    assert.equal(headers.get('x-powered-by'), null);
    assert.equal(headers.get('cache-control'), 'no-cache');
  });

  it('lets browsers keep a file under an address that names its content', async () => {
    const page = await (await fetch(url)).text();
    const [, href = ''] = /<link rel="stylesheet" href="([^"]+)">/.exec(page) ?? [];
    const asset = await fetch(`${url}${href}`);
    assert.match(asset.headers.get('content-type') ?? '', /text\/css/);
    assert.match(asset.headers.get('cache-control') ?? '', /immutable/);
    const other = await fetch(`${url}/assets/site.css?v=old`);
    assert.equal(other.headers.get('cache-control'), 'no-cache');
  });

  it('gives the visitor a request id, the caller’s own where it is sane', async () => {
    const given = await fetch(`${url}/greeting`, { headers: { 'x-request-id': 'abc-1' } });
    assert.equal(given.headers.get('x-request-id'), 'abc-1');
    const made = await fetch(`${url}/greeting`, { headers: { 'x-request-id': 'not sane' } });
    assert.match(made.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  });

  it('says what is not there, on a page', async () => {
    const response = await fetch(`${url}/nothing`);
    assert.equal(response.status, 404);
    assert.match(await response.text(), /There is no \/nothing here\./);
  });

  it('shows metrics', async () => {
    const text = await (await fetch(`${url}/metrics`)).text();
    assert.match(text, /http_request_duration_seconds_count\{method="GET",route="\/greeting",status="200"\}/);
  });

  it('is healthy and ready, then drains', async () => {
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    lifecycle.drain();
    assert.equal((await fetch(`${url}/readyz`)).status, 503);
    await shutDown({ server, lifecycle, timeoutMs: 1000 });
    await assert.rejects(fetch(`${url}/healthz`));
  });
});
