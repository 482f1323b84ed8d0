import { createServer, type Server } from 'node:http';
import type { Express } from 'express';
import type { Lifecycle } from './lifecycle.js';

/** Starts listening; port 0 finds a free one. */
export function listen(app: Express, port: number): Promise<Server> {
  const server = createServer(app);
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, () => resolve(server));
  });
}

/**
 * Finishes what is open and takes nothing new; what is still open after `timeoutMs` is cut.
 * Kubernetes stops sending requests before it sends SIGTERM (the chart's preStop pause), so none is lost.
 */
export async function shutDown(options: {
  server: Server;
  lifecycle: Lifecycle;
  timeoutMs: number;
}): Promise<void> {
  const { server, lifecycle, timeoutMs } = options;
  lifecycle.drain();
  const timer = setTimeout(() => server.closeAllConnections(), timeoutMs);
  await new Promise<void>(resolve => {
    server.close(() => resolve());
    server.closeIdleConnections();
  });
  clearTimeout(timer);
}
