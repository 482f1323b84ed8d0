import { toError, type ErrorLike } from '@backstage/errors';
import { useCallback, useEffect, useState, type DependencyList } from 'react';

export interface Loaded<T> {
  data?: T;
  error?: ErrorLike;
  loading: boolean;
  retry: () => void;
}

/** Loads something once for given dependencies, and again when asked. */
export function useLoaded<T>(
  load: () => Promise<T>,
  dependencies: DependencyList,
): Loaded<T> {
  const [state, setState] = useState<{ data?: T; error?: ErrorLike }>({});
  const [attempt, setAttempt] = useState(0);
  useEffect(() => {
    let current = true;
    setState({});
    load().then(
      data => current && setState({ data }),
      error => current && setState({ error: toError(error) }),
    );
    return () => {
      current = false;
    };
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the caller names what the loading depends on
  }, [...dependencies, attempt]);
  const retry = useCallback(() => setAttempt(count => count + 1), []);
  return { ...state, loading: !state.data && !state.error, retry };
}
