import {
  DEFAULT_RETRY_POLICY,
  retryDelay,
  withRetry,
  type RetryDecision,
} from './withRetry';

const policy = DEFAULT_RETRY_POLICY;

describe('retryDelay', () => {
  const again: RetryDecision = { retry: true };

  it.each([
    ['the first wait at its longest', 1, again, 0.999999, 250],
    ['the first wait at its shortest', 1, again, 0, 125],
    ['a doubled wait', 3, again, 0, 500],
    ['a wait at its ceiling', 5, again, 0.999999, 4000],
    ['no more than the attempts', 6, again, 0, undefined],
    ['no retry of a final error', 1, { retry: false } as const, 0, undefined],
    [
      'what the server asks',
      1,
      { retry: true, afterMs: 3000 } as const,
      0,
      3000,
    ],
    [
      'nothing when the server asks too much',
      1,
      { retry: true, afterMs: 70_000 } as const,
      0,
      undefined,
    ],
  ])('%s', (_title, attempt, decision, random, expected) => {
    expect(retryDelay(policy, attempt, decision, random)).toBe(expected);
  });

  it('never waits longer than its ceiling', () => {
    expect(
      retryDelay({ ...policy, attempts: 50 }, 40, { retry: true }, 0.999999),
    ).toBeLessThanOrEqual(policy.maxDelayMs);
  });
});

describe('withRetry', () => {
  const decide = (): RetryDecision => ({ retry: true });

  it('waits between attempts and returns the first success', async () => {
    const waits: number[] = [];
    const result = await withRetry(
      async attempt => {
        if (attempt < 4) throw new Error('not yet');
        return attempt;
      },
      {
        decide,
        random: () => 0,
        sleep: async ms => {
          waits.push(ms);
        },
      },
    );
    expect(result).toBe(4);
    expect(waits).toEqual([125, 250, 500]);
  });

  it('throws the last error when attempts run out', async () => {
    let attempts = 0;
    await expect(
      withRetry(
        async () => {
          attempts += 1;
          throw new Error(`failure ${attempts}`);
        },
        { decide, policy: { attempts: 3 }, sleep: async () => {} },
      ),
    ).rejects.toThrow('failure 3');
  });

  it('does not repeat a final error', async () => {
    const operation = jest.fn().mockRejectedValue(new Error('final'));
    await expect(
      withRetry(operation, { decide: () => ({ retry: false }) }),
    ).rejects.toThrow('final');
    expect(operation).toHaveBeenCalledTimes(1);
  });

  it('stops waiting when the signal aborts', async () => {
    const controller = new AbortController();
    const operation = jest.fn().mockRejectedValue(new Error('again'));
    const running = withRetry(operation, {
      decide: () => ({ retry: true, afterMs: 60_000 }),
      signal: controller.signal,
    });
    setTimeout(() => controller.abort(new Error('cancelled')), 10);
    await expect(running).rejects.toThrow('cancelled');
    expect(operation).toHaveBeenCalledTimes(1);
  });

  it('does not begin when the signal is aborted already', async () => {
    const operation = jest.fn();
    await expect(
      withRetry(operation, {
        decide,
        signal: AbortSignal.abort(new Error('cancelled')),
      }),
    ).rejects.toThrow('cancelled');
    expect(operation).not.toHaveBeenCalled();
  });
});
