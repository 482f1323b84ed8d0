import { toError, type ErrorLike } from '@backstage/errors';
import { useApi } from '@backstage/frontend-plugin-api';
import { useEffect, useState } from 'react';
import { deliveryApiRef, type Repositories } from '../../api';

/** How long the typing has to rest before it is searched for, in milliseconds. */
const SEARCH_DELAY_MS = 250;

export interface RepositorySearch {
  /** The last answer, also while the next one is on its way. */
  found?: Repositories;
  searching: boolean;
  error?: ErrorLike;
  retry(): void;
}

/** Searches the owner's repositories once the typing rests; an answer to an earlier search is dropped. */
export function useRepositories(search: string): RepositorySearch {
  const deliveryApi = useApi(deliveryApiRef);
  const [attempt, setAttempt] = useState(0);
  const [answer, setAnswer] = useState<{
    key?: string;
    found?: Repositories;
    error?: ErrorLike;
  }>({});
  const key = `${attempt} ${search}`;

  useEffect(() => {
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(
      () => {
        deliveryApi.findRepositories(search, { signal }).then(
          found => signal.aborted || setAnswer({ key, found }),
          error =>
            signal.aborted ||
            setAnswer(({ found }) => ({ key, found, error: toError(error) })),
        );
      },
      search === '' ? 0 : SEARCH_DELAY_MS,
    );
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [deliveryApi, key, search]);

  return {
    found: answer.found,
    searching: answer.key !== key,
    error: answer.key === key ? answer.error : undefined,
    retry: () => setAttempt(before => before + 1),
  };
}
