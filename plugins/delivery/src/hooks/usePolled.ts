import { toError, type ErrorLike } from '@backstage/errors';
import { useCallback, useEffect, useRef, useState } from 'react';

/** How long to wait after a failed request, in milliseconds. */
export const RETRY_AFTER_ERROR_MS = 20_000;

export interface Polled<T> {
  /** The last good answer; it stays while later requests fail. */
  data?: T;
  /** Set while the last request failed. */
  error?: ErrorLike;
  /** True until the first answer or error. */
  loading: boolean;
  refresh: () => void;
}

export interface PollOptions<T> {
  /** Identifies what is loaded: another key is another thing. */
  key: string;
  /** Another value asks again at once; what was loaded under the same key stays meanwhile. */
  restart?: string;
  load: (signal: AbortSignal) => Promise<T>;
  /** Milliseconds until the next request; undefined when the answer is final. */
  interval: (data: T) => number | undefined;
}

/**
 * Loads something again and again while somebody looks: requests never overlap, none is sent while the
 * tab is hidden, and one that fell due then is sent when the tab returns.
 */
export function usePolled<T>(options: PollOptions<T>): Polled<T> {
  const { key, restart } = options;
  const [state, setState] = useState<{
    key: string;
    data?: T;
    error?: ErrorLike;
  }>({ key });
  const [attempt, setAttempt] = useState(0);
  const latest = useRef(options);
  latest.current = options;

  useEffect(() => {
    const controller = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let due = false;

    async function request() {
      let wait: number | undefined;
      try {
        const data = await latest.current.load(controller.signal);
        if (controller.signal.aborted) return;
        setState({ key, data });
        wait = latest.current.interval(data);
      } catch (error) {
        if (controller.signal.aborted) return;
        setState(previous => ({
          key,
          data: previous.key === key ? previous.data : undefined,
          error: toError(error),
        }));
        wait = RETRY_AFTER_ERROR_MS;
      }
      if (wait !== undefined) {
        timer = setTimeout(whenVisible, wait);
      }
    }

    function whenVisible() {
      due = document.hidden;
      if (!due) void request();
    }

    function onVisibilityChange() {
      if (due) whenVisible();
    }

    document.addEventListener('visibilitychange', onVisibilityChange);
    void request();
    return () => {
      controller.abort();
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', onVisibilityChange);
    };
  }, [key, restart, attempt]);

  const refresh = useCallback(() => setAttempt(count => count + 1), []);
  const current = state.key === key ? state : undefined;
  return {
    data: current?.data,
    error: current?.error,
    loading: current?.data === undefined && !current?.error,
    refresh,
  };
}
