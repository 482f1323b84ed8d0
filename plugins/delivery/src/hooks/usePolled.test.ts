import { act, renderHook, waitFor } from '@testing-library/react';
import { RETRY_AFTER_ERROR_MS, usePolled } from './usePolled';

function hideTab(hidden: boolean) {
  Object.defineProperty(document, 'hidden', {
    value: hidden,
    configurable: true,
  });
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('usePolled', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => {
    hideTab(false);
    jest.useRealTimers();
  });

  const pass = (milliseconds: number) =>
    act(async () => {
      await jest.advanceTimersByTimeAsync(milliseconds);
    });

  it('asks again after the interval that the answer gives', async () => {
    const load = jest.fn(async () => 'answer');
    const { result } = renderHook(() =>
      usePolled({ key: 'a', load, interval: () => 4000 }),
    );
    expect(result.current.loading).toBe(true);
    await pass(0);
    expect(result.current).toMatchObject({ data: 'answer', loading: false });
    await pass(3999);
    expect(load).toHaveBeenCalledTimes(1);
    await pass(1);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('stops when the answer is final, an empty one included', async () => {
    const load = jest.fn(async () => '');
    const { result } = renderHook(() =>
      usePolled({ key: 'a', load, interval: () => undefined }),
    );
    await pass(3_600_000);
    expect(load).toHaveBeenCalledTimes(1);
    expect(result.current).toMatchObject({ data: '', loading: false });
  });

  it('is silent while the tab is hidden and catches up when it returns', async () => {
    const load = jest.fn(async () => 1);
    renderHook(() => usePolled({ key: 'a', load, interval: () => 1000 }));
    await pass(0);
    hideTab(true);
    await pass(60_000);
    expect(load).toHaveBeenCalledTimes(1);
    await act(async () => hideTab(false));
    expect(load).toHaveBeenCalledTimes(2);
  });

  it('keeps the last answer beside an error, and recovers', async () => {
    const load = jest
      .fn<Promise<number>, []>()
      .mockResolvedValueOnce(1)
      .mockRejectedValueOnce(new Error('gone'))
      .mockResolvedValue(2);
    const { result } = renderHook(() =>
      usePolled({ key: 'a', load, interval: () => 1000 }),
    );
    await pass(1000);
    expect(result.current.data).toBe(1);
    expect(result.current.error?.message).toBe('gone');
    await pass(RETRY_AFTER_ERROR_MS);
    expect(result.current.data).toBe(2);
    expect(result.current.error).toBeUndefined();
  });

  it('never shows the answer to another key, and aborts its request', async () => {
    const signals: AbortSignal[] = [];
    const { result, rerender } = renderHook(
      ({ key }) =>
        usePolled({
          key,
          load: async signal => {
            signals.push(signal);
            return key;
          },
          interval: () => undefined,
        }),
      { initialProps: { key: 'a' } },
    );
    await pass(0);
    expect(result.current.data).toBe('a');
    rerender({ key: 'b' });
    expect(result.current.data).toBeUndefined();
    expect(signals[0].aborted).toBe(true);
    await pass(0);
    expect(result.current.data).toBe('b');
  });

  it('asks at once when told to', async () => {
    jest.useRealTimers();
    const load = jest.fn<Promise<number>, []>();
    load.mockResolvedValueOnce(1).mockResolvedValueOnce(2);
    const { result } = renderHook(() =>
      usePolled<number>({ key: 'a', load, interval: () => undefined }),
    );
    await waitFor(() => expect(result.current.data).toBe(1));
    act(() => result.current.refresh());
    await waitFor(() => expect(result.current.data).toBe(2));
  });
});
