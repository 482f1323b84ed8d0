import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { after, before } from 'node:test';
import type { Express } from 'express';
import { listen } from '../server.js';

/** Serves an app on a free port while a suite's tests run. Returns what makes an address there of a path. */
export function serve(app: Express): (path: string) => string {
  let server: Server;
  before(async () => {
    server = await listen(app, 0);
  });
  after(() => {
    server.close();
    // Clients keep theirs, and the process would wait for them.
    server.closeAllConnections();
  });
  return path => `http://localhost:${(server.address() as AddressInfo).port}${path}`;
}
