import assert from 'node:assert/strict';
import { once } from 'node:events';
import { Agent, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, it } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import express from 'express';
import { Lifecycle } from './lifecycle.js';
import { listen, shutDown } from './server.js';

describe('shutDown', () => {
  let agent: Agent;
  let server: Server;
  let url: string;
  let lifecycle: Lifecycle;

  beforeEach(async () => {
    const app = express();
    app.get('/', (_request, response) => response.end('hello'));
    app.get('/slow', (_request, response) => {
      response.write('slow');
      setTimeout(() => response.end('ly'), 1_000);
    });
    app.get('/never', (_request, response) => response.write('never'));
    lifecycle = new Lifecycle();
    agent = new Agent({ keepAlive: true });
    server = await listen(app, 0);
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });

  afterEach(() => {
    agent.destroy();
    server.closeAllConnections();
    server.close();
  });

  /** Asks over a connection that is kept, as a load balancer does. */
  const ask = async (path: string): Promise<IncomingMessage> => {
    const [response] = (await once(get(`${url}${path}`, { agent }), 'response')) as [IncomingMessage];
    return response;
  };
  const read = async (response: IncomingMessage) => (await response.toArray()).join('');

  it('answers on while it lingers, and sends its callers away', async () => {
    await read(await ask('/'));
    const stopped = shutDown({ server, lifecycle, timeoutMs: 5_000 });
    assert.equal(lifecycle.draining, true);
    const response = await ask('/');
    assert.deepEqual([response.statusCode, response.headers.connection], [200, 'close']);
    await read(response);
    await stopped;
    await assert.rejects(ask('/'), /ECONNREFUSED/);
  });

  it('finishes what is open, and waits for no connection that is only kept', async () => {
    const response = await ask('/slow');
    const stopped = shutDown({ server, lifecycle, timeoutMs: 5_000 });
    assert.equal(await read(response), 'slowly');
    const late = sleep(2_000, 'late', { ref: false });
    assert.equal(await Promise.race([stopped, late]), undefined);
  });

  it('cuts what does not end', async () => {
    const response = await ask('/never');
    await shutDown({ server, lifecycle, timeoutMs: 50 });
    await assert.rejects(read(response), /aborted/);
  });
});

describe('listen', () => {
  it('says why it cannot', async () => {
    const server = await listen(express(), 0);
    await assert.rejects(listen(express(), (server.address() as AddressInfo).port), /EADDRINUSE/);
    server.close();
  });

  it('keeps connections longer than load balancers do', async () => {
    const server = await listen(express(), 0);
    assert.ok(server.keepAliveTimeout > 60_000);
    server.close();
  });
});
