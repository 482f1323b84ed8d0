import assert from 'node:assert/strict';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { pino } from 'pino';
import { createApp } from './app.js';
import { Lifecycle } from './lifecycle.js';
import { createMetrics } from './metrics.js';
import { listen, shutDown } from './server.js';

describe('the service', () => {
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

  it('greets', async () => {
    const response = await fetch(`${url}/greeting?name=Ada`);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { message: 'Hello, Ada!' });
  });

  it('gives the caller a request id, the caller’s own where it is sane', async () => {
    const given = await fetch(`${url}/greeting`, { headers: { 'x-request-id': 'abc-1' } });
    assert.equal(given.headers.get('x-request-id'), 'abc-1');
    const made = await fetch(`${url}/greeting`, { headers: { 'x-request-id': 'not sane' } });
    assert.match(made.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  });

  it('says what is not there', async () => {
    const response = await fetch(`${url}/nothing`);
    assert.equal(response.status, 404);
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
