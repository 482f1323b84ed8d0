import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

const REQUEST_ID = /^[\w-]{1,64}$/;

/** The HTTP interface, and `drain`, which finishes what is open and takes nothing new. */
export function createService(log) {
  let draining = false;
  let requests = 0;

  const routes = {
    '/healthz': () => [200, { status: 'ok' }],
    '/readyz': () => [draining ? 503 : 200, { status: draining ? 'draining' : 'ok' }],
    '/metrics': () => [200, `# TYPE http_requests_total counter\nhttp_requests_total ${requests}\n`],
    '/greeting': url => [200, { message: `Hello, ${url.searchParams.get('name') || 'world'}!` }],
  };

  const server = createServer((request, response) => {
    requests += 1;
    const url = new URL(request.url, 'http://localhost');
    const route = Object.hasOwn(routes, url.pathname) ? routes[url.pathname] : undefined;
    const [status, body] = route?.(url) ?? [404, { error: `No ${url.pathname} here` }];
    const given = request.headers['x-request-id'];
    const requestId = given && REQUEST_ID.test(given) ? given : randomUUID();
    const isText = typeof body === 'string';
    response.writeHead(status, {
      'content-type': isText ? 'text/plain; version=0.0.4' : 'application/json',
      'x-request-id': requestId,
      ...(draining && { connection: 'close' }),
    });
    response.end(isText ? body : JSON.stringify(body));
    log({ requestId, method: request.method, path: url.pathname, status });
  });

  const drain = () => {
    draining = true;
    server.close();
    server.closeIdleConnections();
    setTimeout(() => server.closeAllConnections(), 25_000).unref();
  };

  return { server, drain };
}
