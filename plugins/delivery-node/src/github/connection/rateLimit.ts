export interface RateLimit {
  /** Requests left in the present window. */
  remaining: number;
  limit: number;
  /** When the window ends, ISO 8601. */
  resetAt: string;
}

/** What an answer's headers tell of the quota. A GitHub Enterprise Server without rate limits sends no such headers. */
export function readRateLimit(
  headers: Record<string, string | number | undefined>,
  now: number,
): RateLimit {
  const number = (name: string, otherwise: number) => {
    const value = Number(headers[name]);
    return headers[name] !== undefined && Number.isFinite(value)
      ? value
      : otherwise;
  };
  return {
    remaining: number('x-ratelimit-remaining', Number.MAX_SAFE_INTEGER),
    limit: number('x-ratelimit-limit', Number.MAX_SAFE_INTEGER),
    resetAt: new Date(
      number('x-ratelimit-reset', Math.ceil(now / 1000)) * 1000,
    ).toISOString(),
  };
}
