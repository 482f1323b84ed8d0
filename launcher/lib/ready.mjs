import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';

/** Waits until an address answers 200. */
export async function waitUntilReady(url, { timeoutMs = 120_000 } = {}) {
  const deadline = Date.now() + timeoutMs;
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      if (response.ok) {
        return;
      }
    } catch {
      // not listening yet: that is what we wait for
    }
    await sleep(200);
  }
  throw new Problem(`${url} did not answer within ${timeoutMs / 1000} s.`);
}
