import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Express } from 'express';
import type { Lifecycle } from './lifecycle.js';

/** Longer than a load balancer keeps an idle connection, so that it never sends a request into one that closes. */
const KEEP_ALIVE_MS = 75_000;

const QUIET_MS = 500;
const LONGEST_LINGER_MS = 5_000;
const SWEEP_MS = 100;

/** Starts listening; port 0 finds a free one. */
export function listen(app: Express, port: number): Promise<Server> {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}

/**
 * Stops in steps, so that no request is lost: says that it is leaving (not ready, `connection: close`) and answers on
 * until nobody asks any more; then takes nothing new and finishes what is open; cuts what still is after `timeoutMs`.
 */
export async function shutDown(options: {
  server: Server;
  lifecycle: Lifecycle;
  timeoutMs: number;
}): Promise<void> {
  const { server, lifecycle, timeoutMs } = options;
  lifecycle.drain();
  await linger(server);
  // A connection whose answer was begun before has not been told to close, and would be kept by its caller.
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP_MS);
  const cut = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await new Promise<void>(resolve => {
    server.close(() => resolve());
  });
  clearInterval(sweep);
  clearTimeout(cut);
}

/** Answers until nobody has asked for a moment. Callers with a kept connection learn by each answer that it closes. */
async function linger(server: Server): Promise<void> {
  const deadline = Date.now() + LONGEST_LINGER_MS;
  let asked = true;
  server.prependListener('request', (_request, response) => {
    asked = true;
    response.setHeader('connection', 'close');
  });
  while (asked && Date.now() < deadline) {
    asked = false;
    await sleep(QUIET_MS);
  }
}
