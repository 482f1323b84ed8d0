import type { RetryStrategy } from '../model';

const UNITS: Record<string, number> = {
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a Go duration such as `1m30s`; a bare number is seconds. */
export function parseDuration(text: string): number {
  if (/^\d+$/.test(text)) {
    return Number(text) * 1000;
  }
  const parts = [...text.matchAll(/([\d.]+)(ms|s|m|h)/g)];
  if (parts.map(part => part[0]).join('') !== text || parts.length === 0) {
    throw new Error(`invalid duration ${JSON.stringify(text)}`);
  }
  return parts.reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * UNITS[unit],
    0,
  );
}

/** When a failed attempt is tried again, in milliseconds; undefined when it is not. */
export function retryDelay(
  retry: RetryStrategy | undefined,
  attempts: number,
): number | undefined {
  const limit = retry?.limit ?? 0;
  if (limit >= 0 && attempts >= limit) {
    return undefined;
  }
  const {
    duration = '5s',
    factor = 2,
    maxDuration = '3m',
  } = retry?.backoff ?? {};
  return Math.min(
    parseDuration(duration) * factor ** attempts,
    parseDuration(maxDuration),
  );
}
