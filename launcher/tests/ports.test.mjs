import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { describe, it } from 'node:test';
import { choosePorts, PORTS, requireFreePorts } from '../lib/ports.mjs';

const occupied = async use => {
  const server = createServer();
  await new Promise(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  try {
    return await use(server.address().port);
  } finally {
    await new Promise(resolve => {
      server.close(resolve);
    });
  }
};

describe('ports', () => {
  it('have defaults, and a variable each', () => {
    assert.equal(choosePorts({}).PORTAL_PORT, 3000);
    assert.equal(
      choosePorts({ SANDBOX_ECR_PORT: '5802' }).SANDBOX_ECR_PORT,
      5802,
    );
    assert.equal(new Set(PORTS.map(p => p.port)).size, PORTS.length);
  });

  it('refuse what is no port, by the name of the variable', () => {
    for (const text of ['', 'abc', '0', '70000', '1.5']) {
      assert.throws(() => choosePorts({ PORTAL_PORT: text }), /PORTAL_PORT/);
    }
  });

  it('that are taken are named with the way out', () =>
    occupied(async port => {
      await assert.rejects(
        requireFreePorts({ PORTAL_PORT: port }),
        new RegExp(`Port ${port} for the portal is taken .*PORTAL_PORT=<port>`),
      );
    }));
});
