import { setTimeout as sleep } from 'node:timers/promises';
import { Problem } from './problem.mjs';

/** Waits until a condition holds. */
export async function waitUntil(condition, { what, timeoutMs = 120_000 }) {
  const deadline = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > deadline) {
      throw new Problem(`Waited ${timeoutMs / 1000} s for ${what}, in vain.`);
    }
    await sleep(200);
  }
}

/** Waits until an address answers 200. */
export async function waitUntilReady(url, { timeoutMs = 120_000 } = {}) {
  const answers = async () => {
    try {
      return (await fetch(url, { signal: AbortSignal.timeout(5_000) })).ok;
    } catch {
      return false; // not listening yet: that is what we wait for
    }
  };
  await waitUntil(answers, { what: `an answer from ${url}`, timeoutMs });
}
