import assert from 'node:assert/strict';
import { once } from 'node:events';
import { after, before, describe, it } from 'node:test';
import { readPort } from './config.js';
import { createService } from './service.js';

describe('the service', () => {
  const { server, drain } = createService(() => {});
  let url;

  before(async () => {
    server.listen(0);
    await once(server, 'listening');
    url = `http://localhost:${server.address().port}`;
  });

  after(() => server.close());

  it('greets', async () => {
    const response = await fetch(`${url}/greeting?name=Ada`);
    assert.deepEqual(await response.json(), { message: 'Hello, Ada!' });
  });

  it('says what is not there', async () => {
    assert.equal((await fetch(`${url}/nothing`)).status, 404);
  });

  it('answers what is no address, and lives on', async () => {
    assert.equal((await fetch(`${url}//`)).status, 404);
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
  });

  it('is healthy and ready, then not ready, then takes nothing new', async () => {
    assert.equal((await fetch(`${url}/healthz`)).status, 200);
    assert.equal((await fetch(`${url}/readyz`)).status, 200);
    const drained = drain();
    assert.equal((await fetch(`${url}/readyz`)).status, 503);
    await drained;
    await assert.rejects(fetch(`${url}/healthz`));
  });
});

describe('readPort', () => {
  it('names a port that is none', () => {
    assert.throws(() => readPort({ PORT: 'eighty' }), /PORT is "eighty"/);
  });
});
