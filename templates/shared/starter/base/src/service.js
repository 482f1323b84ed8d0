import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';

const REQUEST_ID = /^[\w-]{1,64}$/;

/** The HTTP interface, and `drain`, which stops it without losing a request. */
export function createService(log) {
  let draining = false;
  let requests = 0;

  const routes = {
    '/healthz': () => [200, { status: 'ok' }],
    '/readyz': () => [draining ? 503 : 200, { status: draining ? 'draining' : 'ok' }],
    '/metrics': () => [200, `# TYPE http_requests_total counter\nhttp_requests_total ${requests}\n`],
    '/greeting': url => [200, { message: `Hello, ${url.searchParams.get('name') || 'world'}!` }],
  };

  // Kept longer than a load balancer keeps an idle connection, so that it never sends a request into one that closes.
  const server = createServer({ keepAliveTimeout: 75_000 }, (request, response) => {
    requests += 1;
    // Null where the target is no address, such as `//`.
    const url = URL.parse(request.url, 'http://localhost');
    const path = url?.pathname ?? request.url;
    const route = Object.hasOwn(routes, path) ? routes[path] : undefined;
    const [status, body] = route?.(url) ?? [404, { error: `No ${path} here` }];
    const given = request.headers['x-request-id'];
    const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
    const isText = typeof body === 'string';
    response.writeHead(status, {
      'content-type': isText ? 'text/plain; version=0.0.4' : 'application/json',
      'x-request-id': requestId,
      ...(draining && { connection: 'close' }),
    });
    response.end(isText ? body : JSON.stringify(body));
    log({ message: 'request', requestId, method: request.method, path, status });
  });

  /** Answers on until nobody has asked for half a second, for five at most; then takes nothing new. */
  const drain = async () => {
    draining = true;
    for (let asked = -1, turn = 0; asked !== requests && turn < 10; turn += 1) {
      asked = requests;
      await sleep(500);
    }
    server.close();
    // A connection whose answer was begun before has not been told to close, and would be kept by its caller.
    setInterval(() => server.closeIdleConnections(), 100).unref();
    setTimeout(() => server.closeAllConnections(), 20_000).unref();
  };

  return { server, drain };
}
