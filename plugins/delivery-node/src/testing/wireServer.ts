import {
  createServer,
  type IncomingHttpHeaders,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';

export interface WireRequest {
  method: string;
  /** Path with query. */
  path: string;
  headers: IncomingHttpHeaders;
  text: string;
  /** The parsed body; undefined when there is none. */
  json: unknown;
}

export interface WireAnswer {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON, or as it is when it is a text. */
  body?: unknown;
  /** Breaks the connection: before anything is sent, or in the middle of the body. */
  reset?: 'before' | 'within';
  /** Writes the answer by itself. */
  stream?(response: ServerResponse): void;
  /** Never answers. */
  hang?: boolean;
}

type Handler = (request: WireRequest) => WireAnswer | Promise<WireAnswer>;

/**
 * A real HTTP server on a free loopback port that speaks as a vendor does.
 * `expect` queues an answer to one request; `always` answers any number. `close` fails the test for requests that
 * nobody expected and for expectations that nobody met.
 */
export class WireServer {
  readonly requests: WireRequest[] = [];
  readonly #expected: Array<{ route: string; handler: Handler }> = [];
  readonly #always = new Map<string, Handler>();
  #fallback?: (
    request: WireRequest,
  ) => WireAnswer | undefined | Promise<WireAnswer | undefined>;
  readonly #unexpected: string[] = [];
  readonly #server = createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', chunk => chunks.push(chunk));
    incoming.on('end', () => {
      const text = Buffer.concat(chunks).toString('utf8');
      const request = {
        method: incoming.method ?? '',
        path: incoming.url ?? '',
        headers: incoming.headers,
        text,
        json: parseJson(text),
      };
      this.requests.push(request);
      this.#answer(request)
        .then(answer => write(response, answer))
        .catch(error =>
          write(response, { status: 599, body: { message: String(error) } }),
        );
    });
  });

  static async start(): Promise<WireServer> {
    const wire = new WireServer();
    await new Promise<void>(resolve =>
      wire.#server.listen(0, '127.0.0.1', resolve),
    );
    return wire;
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://localhost:${port}`;
  }

  /** `route` is a method and a path with its query, for instance `GET /repos/acme/shop`. */
  expect(route: string, answer: WireAnswer | Handler): this {
    this.#expected.push({
      route,
      handler: typeof answer === 'function' ? answer : () => answer,
    });
    return this;
  }

  always(route: string, answer: WireAnswer | Handler): this {
    this.#always.set(
      route,
      typeof answer === 'function' ? answer : () => answer,
    );
    return this;
  }

  /** Answers whatever has no expectation; undefined means unexpected. */
  otherwise(
    handler: (
      request: WireRequest,
    ) => WireAnswer | undefined | Promise<WireAnswer | undefined>,
  ): this {
    this.#fallback = handler;
    return this;
  }

  /** Routes that were asked for, in order. */
  get journal(): string[] {
    return this.requests.map(({ method, path }) => `${method} ${path}`);
  }

  async close(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.close(() => resolve());
      this.#server.closeAllConnections();
    });
    const missing = this.#expected.map(({ route }) => route);
    if (this.#unexpected.length > 0 || missing.length > 0) {
      throw new Error(
        `Unexpected requests: ${JSON.stringify(
          this.#unexpected,
        )}; requests that never came: ${JSON.stringify(missing)}`,
      );
    }
  }

  async #answer(request: WireRequest): Promise<WireAnswer> {
    const route = `${request.method} ${request.path}`;
    const index = this.#expected.findIndex(entry => entry.route === route);
    if (index >= 0) {
      return this.#expected.splice(index, 1)[0].handler(request);
    }
    const always = this.#always.get(route);
    if (always) {
      return always(request);
    }
    const other = await this.#fallback?.(request);
    if (other) {
      return other;
    }
    this.#unexpected.push(route);
    return { status: 501, body: { message: `Unexpected: ${route}` } };
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function write(response: ServerResponse, answer: WireAnswer): void {
  if (answer.hang) {
    return;
  }
  if (answer.stream) {
    answer.stream(response);
    return;
  }
  if (answer.reset === 'before') {
    response.socket?.destroy();
    return;
  }
  const isText = typeof answer.body === 'string';
  const body = isText ? String(answer.body) : JSON.stringify(answer.body) ?? '';
  response.writeHead(answer.status ?? 200, {
    'content-type': isText
      ? 'text/plain; charset=utf-8'
      : 'application/json; charset=utf-8',
    ...(answer.reset ? { 'content-length': body.length + 100 } : {}),
    ...answer.headers,
  });
  if (answer.reset === 'within') {
    response.write(body, () => response.socket?.destroy());
    return;
  }
  response.end(body);
}
