import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { bringNode } from '../lib/node.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { PORTS } from '../lib/ports.mjs';
import { startSandbox } from '../lib/stack.mjs';

const freePort = () =>
  new Promise(resolve => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });

describe('the commands of the chart', () => {
  let folder;
  let ports;
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'launcher-chart-'));
    ports = {};
    for (const { variable } of PORTS) {
      ports[variable] = await freePort();
    }
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  const run = (...args) =>
    spawnSync(process.execPath, [fromRoot('launcher/chart.mjs'), ...args], {
      encoding: 'utf8',
      env: { ...process.env, ...ports, SANDBOX_DATA_DIR: folder },
    });

  it('say how to go on while no sandbox runs', () => {
    const { status, stderr } = run('publish');
    assert.equal(status, 1);
    assert.match(stderr, /sandbox does not run.*\n.*npm start.*--config/);
  });

  it('work on the sandbox that runs, and end with what came of it', async () => {
    const sandbox = await startSandbox(await bringNode(), {
      ports,
      dataDir: folder,
    });
    try {
      const there = run('publish');
      assert.match(there.stdout, /is there already.*Nothing to do/);
      assert.equal(there.status, 0);

      const refused = run('upgrade', '--environment', 'dev', '--to', '9.9.9');
      assert.match(refused.stderr, /^✗ .* has no version 9\.9\.9\./m);
      assert.doesNotMatch(refused.stderr, /\n {4}at /);
      assert.equal(refused.status, 1);
    } finally {
      await sandbox.stop();
    }
  });
});
