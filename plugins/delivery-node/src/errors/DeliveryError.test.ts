import { DeliveryError, isDeliveryError } from './DeliveryError';
import { redact } from './redact';

const SECRET = 'correct-horse-battery';

describe('DeliveryError', () => {
  const error = new DeliveryError({
    system: 'GitHub',
    object: 'repository acme/shop',
    problem: `Bad credentials ${SECRET}.`,
    remedy: 'Check the token.',
    status: 401,
    cause: Object.assign(new Error(`sent Bearer abcdefghijkl`), {
      request: { headers: { authorization: SECRET } },
    }),
    secrets: [SECRET],
  });

  it('names system, object, status and remedy', () => {
    expect(error.message).toMatch(
      /^GitHub, repository acme\/shop: Bad credentials \*\*\* \(status 401\)\. Check the token\./,
    );
    expect(isDeliveryError(error)).toBe(true);
    expect(error.retryable).toBe(false);
  });

  it('keeps no secret, its cause included', () => {
    const everything =
      JSON.stringify(error) +
      String(error.stack) +
      JSON.stringify(error.cause) +
      String((error.cause as Error).message);
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain('abcdefghijkl');
  });
});

describe('redact', () => {
  it.each([
    ['token ghp_abcdef0123456789 here', 'token *** here'],
    ['github_pat_11ABC_def failed', '*** failed'],
    ['Authorization: Bearer abcdefgh12345', 'Authorization: Bearer ***'],
    ['https://user:pass@host/x', 'https://***@host/x'],
    ['?X-Amz-Signature=0a1b2c&b=1', '?X-Amz-Signature=***&b=1'],
    ['nothing secret', 'nothing secret'],
  ])('turns %p into %p', (text, expected) => {
    expect(redact(text)).toBe(expected);
  });

  it('removes the secrets that it is told', () => {
    expect(redact('a hunter22 b hunter22', ['hunter22'])).toBe('a *** b ***');
  });
});
