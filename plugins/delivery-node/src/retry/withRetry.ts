import { setTimeout as delay } from 'node:timers/promises';

/** Whether and when a failed attempt is worth another. */
export type RetryDecision =
  | { retry: false }
  | {
      retry: true;
      /** The wait that the server asked for, in milliseconds. */
      afterMs?: number;
    };

export interface RetryPolicy {
  /** Attempts in all, the first included. */
  attempts: number;
  /** First wait; doubled with each attempt, with jitter. */
  baseDelayMs: number;
  maxDelayMs: number;
  /** The longest wait that a server may ask for; when it asks for more, the error is thrown at once. */
  maxServerDelayMs: number;
}

export const DEFAULT_RETRY_POLICY: RetryPolicy = {
  attempts: 6,
  baseDelayMs: 250,
  maxDelayMs: 8_000,
  maxServerDelayMs: 65_000,
};

export interface RetryOptions {
  policy?: Partial<RetryPolicy>;
  decide(error: unknown): RetryDecision;
  signal?: AbortSignal;
  sleep?: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** A number in [0, 1). */
  random?: () => number;
}

/**
 * The wait before the next attempt in milliseconds, or undefined when there is none.
 * `attempt` counts from 1 and has just failed. Half of a computed wait is jitter, so that writers that collided part.
 */
export function retryDelay(
  policy: RetryPolicy,
  attempt: number,
  decision: RetryDecision,
  random: number,
): number | undefined {
  if (!decision.retry || attempt >= policy.attempts) {
    return undefined;
  }
  const ceiling = Math.min(
    policy.baseDelayMs * 2 ** (attempt - 1),
    policy.maxDelayMs,
  );
  const backoff = Math.round(ceiling / 2 + (ceiling / 2) * random);
  if (decision.afterMs === undefined) {
    return backoff;
  }
  return decision.afterMs > policy.maxServerDelayMs
    ? undefined
    : decision.afterMs + Math.round(policy.baseDelayMs * random);
}

/** Runs `operation` until it succeeds, its error is final, attempts run out, or the signal aborts. */
export async function withRetry<T>(
  operation: (attempt: number) => Promise<T>,
  options: RetryOptions,
): Promise<T> {
  const policy = { ...DEFAULT_RETRY_POLICY, ...options.policy };
  const sleep = options.sleep ?? sleepFor;
  const random = options.random ?? Math.random;
  for (let attempt = 1; ; attempt += 1) {
    options.signal?.throwIfAborted();
    try {
      return await operation(attempt);
    } catch (error) {
      options.signal?.throwIfAborted();
      const wait = retryDelay(policy, attempt, options.decide(error), random());
      if (wait === undefined) {
        throw error;
      }
      await sleep(wait, options.signal);
    }
  }
}

async function sleepFor(ms: number, signal?: AbortSignal): Promise<void> {
  try {
    await delay(ms, undefined, { signal });
  } catch (error) {
    signal?.throwIfAborted();
    throw error;
  }
}
