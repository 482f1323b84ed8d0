import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PORTS } from '../../launcher/lib/ports.mjs';
import {
  portalEnvironment,
  stackUrls,
  startPortal,
  startSandbox,
  waitUntilUsable,
} from '../../launcher/lib/stack.mjs';

async function freePorts(count) {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise((resolve, reject) => {
          const server = createServer();
          server.once('error', reject);
          server.listen(0, '127.0.0.1', () => resolve(server));
        }),
    ),
  );
  const ports = servers.map(server => server.address().port);
  await Promise.all(
    servers.map(server => new Promise(resolve => server.close(resolve))),
  );
  return ports;
}

/** Portal and sandbox as `npm start` runs them, on free ports, with state of their own that `stop` removes. */
export async function startStack() {
  const folder = mkdtempSync(join(tmpdir(), 'astillero-'));
  const numbers = await freePorts(PORTS.length);
  const ports = Object.fromEntries(
    PORTS.map(({ variable }, index) => [variable, numbers[index]]),
  );
  const sandboxDir = join(folder, 'sandbox');
  const portalDir = join(folder, 'portal');
  const urls = stackUrls(ports);
  const sandbox = await startSandbox(process.execPath, {
    ports,
    dataDir: sandboxDir,
  });
  const env = portalEnvironment({
    ports,
    token: sandbox.token,
    dataDir: portalDir,
    sandboxDir,
  });
  const start = () =>
    startPortal(process.execPath, {
      url: urls.portal,
      dataDir: portalDir,
      env,
    });
  let portal;
  try {
    portal = await start();
    await portal.whileRunning(waitUntilUsable(urls.portal));
  } catch (error) {
    await sandbox.stop();
    throw error;
  }
  return {
    urls,
    sandboxDir,
    token: sandbox.token,
    async stop() {
      await portal.stop();
      await sandbox.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
