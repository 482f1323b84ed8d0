import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createApp } from './app.js';
import { Lifecycle } from './lifecycle.js';
import { createLogger } from './logger.js';
import { createMetrics } from './metrics.js';
import { serve } from './testing/serve.js';

describe('the service', () => {
  const lifecycle = new Lifecycle();
  const logger = createLogger({ write: () => undefined });
  const url = serve(createApp({ logger, lifecycle, metrics: createMetrics() }));

  it('greets', async () => {
    const response = await fetch(url('/greeting?name=Ada'));
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { message: 'Hello, Ada!' });
  });

  it('answers errors as JSON', async () => {
    const absent = await fetch(url('/nothing'));
    assert.equal(absent.status, 404);
    assert.deepEqual(await absent.json(), { error: 'There is no GET /nothing here' });
    const headers = { 'content-type': 'application/json' };
    const malformed = await fetch(url('/greeting'), { method: 'POST', headers, body: '{' });
    assert.equal(malformed.status, 400);
    assert.match(((await malformed.json()) as { error: string }).error, /JSON/);
  });

  it('tells browsers to take an answer for nothing but data', async () => {
    for (const path of ['/greeting', '/nothing', '/healthz']) {
      const { headers } = await fetch(url(path));
      assert.equal(headers.get('content-security-policy'), "default-src 'none';frame-ancestors 'none'");
      assert.equal(headers.get('x-content-type-options'), 'nosniff');
      assert.equal(headers.get('x-powered-by'), null);
    }
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
