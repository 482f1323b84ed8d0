import { DefaultDeliveryApi, deliveryApiRef } from '../api';

const BASE_URL = 'http://portal.test/api/delivery';

export type Answer = { status?: number; body: unknown };
type Route = Answer | (() => Answer | Promise<Answer>);

/** The delivery backend's wire: answers by path, remembers what was asked, and fails on anything else. */
export class Wire {
  readonly requests: string[] = [];
  readonly #routes: Record<string, Route>;

  constructor(routes: Record<string, Route>) {
    this.#routes = routes;
  }

  answer(path: string, route: Route): void {
    this.#routes[path] = route;
  }

  readonly api = new DefaultDeliveryApi({
    discoveryApi: { getBaseUrl: async () => BASE_URL },
    fetchApi: {
      fetch: async (input, init) => {
        init?.signal?.throwIfAborted();
        const path = String(input).replace(BASE_URL, '');
        this.requests.push(path);
        const route = this.#routes[path];
        if (!route) throw new Error(`Unexpected request: ${path}`);
        const { status = 200, body } =
          typeof route === 'function' ? await route() : route;
        const text = typeof body === 'string' ? body : JSON.stringify(body);
        return response(status, text);
      },
    },
  });

  get apis() {
    return [deliveryApiRef, this.api] as const;
  }
}

function response(status: number, text: string): Response {
  return new Response(text, {
    status,
    statusText: status === 200 ? 'OK' : 'Error',
    headers: { 'content-type': 'application/json' },
  });
}

export function problem(status: number, name: string, message: string): Answer {
  return {
    status,
    body: {
      error: { name, message },
      request: { method: 'GET', url: '/' },
      response: { statusCode: status },
    },
  };
}
