import { request as httpRequest } from 'node:http';

export interface Answer {
  status: number;
  text: string;
}

/**
 * One request on a connection of its own. Not `fetch`: in a test of many minutes an answer of it has been collected as
 * garbage before it was read, and the test then waits for ever.
 */
export function request(
  method: string,
  url: string,
  options: { headers?: Record<string, string>; body?: object } = {},
): Promise<Answer> {
  const body = options.body && JSON.stringify(options.body);
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      url,
      {
        method,
        agent: false,
        timeout: 60_000,
        headers: {
          ...(body && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          }),
          ...options.headers,
        },
      },
      incoming => {
        let text = '';
        incoming.setEncoding('utf8');
        incoming.on('data', chunk => {
          text += chunk;
        });
        incoming.on('error', reject);
        incoming.on('end', () =>
          resolve({ status: incoming.statusCode ?? 0, text }),
        );
      },
    );
    outgoing.on('timeout', () =>
      outgoing.destroy(new Error(`${method} ${url}: no answer in a minute`)),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** The answer as JSON; undefined for 204 and 404. Fails on any other status that is not a success. */
export async function requestJson<T>(
  ...args: Parameters<typeof request>
): Promise<T | undefined> {
  const { status, text } = await request(...args);
  if (status === 204 || status === 404) {
    return undefined;
  }
  if (status < 200 || status > 299) {
    throw new Error(`${args[0]} ${args[1]}: ${status} ${text}`);
  }
  return JSON.parse(text) as T;
}
