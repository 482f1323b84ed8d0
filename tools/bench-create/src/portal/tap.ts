import { subscribe } from 'node:diagnostics_channel';
import type { ClientRequest } from 'node:http';

/** A request that has left the process. */
export interface SentRequest {
  method: string;
  /** Origin, path and query. */
  url: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/**
 * Writes down every request that this process sends, whichever client sends it: Node.js itself tells of each one, of
 * `fetch` (undici) and of `http.request` (the AWS SDK, git over HTTP, node-fetch). Retries and redirects count.
 */
export function startTap(): { take(): SentRequest[] } {
  let sent: SentRequest[] = [];
  subscribe('undici:request:create', message => {
    const { request } = message as {
      request: { method: string; origin: string | URL; path: string };
    };
    sent.push({
      at: Date.now(),
      method: request.method,
      url: `${String(request.origin).replace(/\/$/, '')}${request.path}`,
    });
  });
  subscribe('http.client.request.start', message => {
    const { request } = message as { request: ClientRequest };
    sent.push({
      at: Date.now(),
      method: request.method,
      url: `${request.protocol}//${request.getHeader('host')}${request.path}`,
    });
  });
  return {
    take: () => {
      const taken = sent;
      sent = [];
      return taken;
    },
  };
}
