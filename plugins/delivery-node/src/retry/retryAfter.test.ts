import {
  isRetryableStatus,
  rateLimitResetMs,
  retryAfterMs,
} from './retryAfter';

const NOW = Date.parse('2026-11-20T12:00:00Z');
const headers = (values: Record<string, string>) => (name: string) =>
  values[name];

describe('retryAfterMs', () => {
  it.each([
    ['seconds', '7', 7000],
    ['fractions', '0.5', 500],
    ['a date', 'Fri, 20 Nov 2026 12:00:09 GMT', 9000],
    ['a date in the past', 'Fri, 20 Nov 2026 11:00:00 GMT', 0],
    ['nonsense', 'soon', undefined],
    ['nothing', '', undefined],
  ])('understands %s', (_title, value, expected) => {
    expect(retryAfterMs(headers({ 'retry-after': value }), NOW)).toBe(expected);
  });
});

describe('rateLimitResetMs', () => {
  const reset = String(NOW / 1000 + 30);

  it.each([
    ['a spent limit', '0', reset, 30_000],
    ['a limit that is renewed already', '0', String(NOW / 1000 - 5), 0],
    ['a limit that is not spent', '12', reset, undefined],
    ['no reset', '0', '', undefined],
  ])('understands %s', (_title, remaining, at, expected) => {
    const lookup = headers({
      'x-ratelimit-remaining': remaining,
      'x-ratelimit-reset': at,
    });
    expect(rateLimitResetMs(lookup, NOW)).toBe(expected);
  });
});

it.each([
  [200, false],
  [403, false],
  [404, false],
  [425, true],
  [429, true],
  [500, true],
  [501, false],
  [503, true],
])('status %p is worth another attempt: %p', (status, expected) => {
  expect(isRetryableStatus(status)).toBe(expected);
});
