import { useApi } from '@backstage/frontend-plugin-api';
import { serviceNameProblem } from '@internal/plugin-delivery-common';
import { useEffect, useState } from 'react';
import { deliveryApiRef, type NameCheck } from '../../api';

/** How long the typing has to rest before the name is asked for, in milliseconds. */
const NAME_CHECK_DELAY_MS = 400;

export type NameCheckState =
  | { kind: 'idle' }
  | { kind: 'checking' }
  | { kind: 'available' }
  | { kind: 'taken'; problems: NameCheck['problems'] }
  | { kind: 'unreachable' };

/** Asks whether a well-formed name is free, once the typing rests; an answer to an earlier name is dropped. */
export function useNameCheck(name: string): NameCheckState {
  const deliveryApi = useApi(deliveryApiRef);
  const [answer, setAnswer] = useState<{
    name: string;
    state: NameCheckState;
  }>();
  const wellFormed = serviceNameProblem(name) === undefined;

  useEffect(() => {
    if (!wellFormed) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const settle = (state: NameCheckState) => {
      if (!signal.aborted) setAnswer({ name, state });
    };
    const timer = setTimeout(() => {
      deliveryApi.checkName(name, { signal }).then(
        ({ available, problems }) =>
          settle(
            available ? { kind: 'available' } : { kind: 'taken', problems },
          ),
        () => settle({ kind: 'unreachable' }),
      );
    }, NAME_CHECK_DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [deliveryApi, name, wellFormed]);

  if (!wellFormed) return { kind: 'idle' };
  return answer?.name === name ? answer.state : { kind: 'checking' };
}
