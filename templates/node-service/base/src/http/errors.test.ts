import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import express from 'express';
import { createLogger } from '../logger.js';
import { serve } from '../testing/serve.js';
import { handleErrors, notFound } from './errors.js';

describe('errors', () => {
  const lines: string[] = [];
  const app = express();
  app.use(express.json({ limit: '1kb' }));
  app.post('/echo', (request, response) => response.json(request.body));
  app.get('/broken', () => Promise.reject(new Error('a secret detail')));
  app.get('/half', (_request, response) => {
    response.write('half');
    throw new Error('interrupted');
  });
  const show = (response: express.Response, status: number, message: string) =>
    response.status(status).send(message);
  app.use(notFound(show));
  app.use(handleErrors(show, createLogger({ write: line => lines.push(line) })));
  const url = serve(app);

  const post = (body: string) =>
    fetch(url('/echo'), { method: 'POST', body, headers: { 'content-type': 'application/json' } });

  it('say what is not there', async () => {
    const response = await fetch(url('/echo'));
    assert.equal(response.status, 404);
    assert.equal(await response.text(), 'There is no GET /echo here');
  });

  it('of the caller are for the caller', async () => {
    assert.equal((await post('{"a":')).status, 400);
    assert.equal((await post(JSON.stringify('x'.repeat(2000)))).status, 413);
    assert.deepEqual(lines, []);
  });

  it('of the service are logged whole and answered without details', async () => {
    const response = await fetch(url('/broken'));
    assert.equal(response.status, 500);
    assert.equal(await response.text(), 'Internal error');
    assert.match(lines.join(''), /a secret detail\\n.*errors\.test/);
  });

  it('in the middle of an answer break it off, and are logged', async () => {
    await assert.rejects(fetch(url('/half')).then(response => response.text()));
    assert.match(lines.join(''), /interrupted/);
  });
});
