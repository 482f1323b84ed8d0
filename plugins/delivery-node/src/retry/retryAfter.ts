/** Response headers by lower-case name. */
export type HeaderLookup = (name: string) => string | undefined;

/** `Retry-After` in milliseconds: seconds or an HTTP date (RFC 9110, 10.2.3). */
export function retryAfterMs(
  header: HeaderLookup,
  now: number,
): number | undefined {
  const value = header('retry-after')?.trim();
  if (!value) {
    return undefined;
  }
  if (/^\d+(\.\d+)?$/.test(value)) {
    return Math.ceil(Number(value) * 1000);
  }
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - now);
}

/** The wait until a spent rate limit is renewed, by `x-ratelimit-remaining` and `x-ratelimit-reset` (epoch seconds). */
export function rateLimitResetMs(
  header: HeaderLookup,
  now: number,
): number | undefined {
  if (header('x-ratelimit-remaining') !== '0') {
    return undefined;
  }
  const reset = Number(header('x-ratelimit-reset'));
  return Number.isFinite(reset) && reset > 0
    ? Math.max(0, reset * 1000 - now)
    : undefined;
}

/** Statuses that say "later": too early, too many, and failures of the server; 501 never changes. */
export function isRetryableStatus(status: number): boolean {
  return status === 425 || status === 429 || (status >= 500 && status !== 501);
}
