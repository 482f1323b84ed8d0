import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A server that listens on the loopback address. */
export interface Listening {
  server: Server;
  port: number;
  close(): Promise<void>;
}

/** Listens on 127.0.0.1; port 0 finds a free one. A taken port is named with the way out. */
export async function listenOnLoopback(
  handler: RequestListener,
  options: { port: number; label: string; portVariable: string },
): Promise<Listening> {
  const server = createServer(handler);
  server.requestTimeout = 0;
  // longer than clients keep idle connections, so that none is closed while a request is on its way
  server.keepAliveTimeout = 65_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(
        error.code === 'EADDRINUSE'
          ? new Error(
              `Port ${options.port} for ${options.label} is taken. Stop what listens there, or choose another with ${options.portVariable}=<port>.`,
            )
          : error,
      ),
    );
    server.listen(options.port, '127.0.0.1', resolve);
  });
  return {
    server,
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise(resolve => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
