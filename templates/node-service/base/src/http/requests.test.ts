import assert from 'node:assert/strict';
import { beforeEach, describe, it } from 'node:test';
import express from 'express';
import { createLogger } from '../logger.js';
import { createMetrics } from '../metrics.js';
import { serve } from '../testing/serve.js';
import { logRequests } from './requests.js';

describe('logRequests', () => {
  const metrics = createMetrics();
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger({ write: line => lines.push(JSON.parse(line) as Record<string, unknown>) });
  const app = express();
  app.use(logRequests({ logger, metrics }));
  app.get('/orders/:id', async (_request, response) => {
    await Promise.resolve();
    logger.info('looked up');
    response.end();
  });
  app.use('/files', (_request, response) => response.end());
  const caller = new AbortController();
  app.get('/slow', () => caller.abort());
  const url = serve(app);

  beforeEach(() => lines.splice(0));

  it('logs a line a request, and its id on every line', async () => {
    await fetch(url('/orders/4711?token=secret'), { headers: { 'x-request-id': 'abc-1' } });
    const [within, request] = await logged(2);
    assert.deepEqual([within?.['message'], within?.['requestId']], ['looked up', 'abc-1']);
    const { time, durationMs, ...rest } = request ?? {};
    assert.deepEqual([typeof time, typeof durationMs], ['string', 'number']);
    assert.deepEqual(rest, {
      level: 'info',
      message: 'request',
      requestId: 'abc-1',
      method: 'GET',
      path: '/orders/4711',
      status: 200,
    });
  });

  it('takes the caller’s id where it is sane, else makes one', async () => {
    for (const id of ['not sane', 'a"b', 'x'.repeat(65), '']) {
      const { headers } = await fetch(url('/'), { headers: { 'x-request-id': id } });
      assert.match(headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/, id);
    }
    const { headers } = await fetch(url('/'), { headers: { 'x-request-id': 'abc-1' } });
    assert.equal(headers.get('x-request-id'), 'abc-1');
  });

  it('logs the whole path of what is mounted below another', async () => {
    await fetch(url('/files/a.css'));
    const [request] = await logged(1);
    assert.equal(request?.['path'], '/files/a.css');
  });

  it('logs who went away before the answer', async () => {
    await assert.rejects(fetch(url('/slow'), { signal: caller.signal }));
    const [request] = await logged(1);
    assert.deepEqual([request?.['path'], request?.['status']], ['/slow', 499]);
  });

  it('measures by route, whatever paths are asked for', async () => {
    await fetch(url('/no/such/path'));
    await logged(1);
    const text = await metrics.registry.metrics();
    const routes = new Set([...text.matchAll(/_count\{.*route="([^"]*)"/g)].map(([, route]) => route));
    assert.deepEqual([...routes].sort(), ['/files', '/orders/:id', '/slow', 'unmatched']);
  });

  /** A line is written after its answer, so it may come a moment later. */
  async function logged(count: number): Promise<typeof lines> {
    while (lines.length < count) {
      await new Promise(resolve => setTimeout(resolve, 5));
    }
    return lines;
  }
});
