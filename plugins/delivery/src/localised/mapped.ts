import type { Observable, Observer } from '@backstage/types';

/** The same values in their time, each changed. */
export function mapped<T>(
  source: Observable<T>,
  change: (value: T) => T,
): Observable<T> {
  const observable = {
    subscribe(
      next?: Observer<T> | ((value: T) => void),
      error?: (reason: Error) => void,
      complete?: () => void,
    ) {
      const observer =
        typeof next === 'object' ? next : { next, error, complete };
      return source.subscribe({
        next: value => observer.next?.(change(value)),
        error: reason => observer.error?.(reason),
        complete: () => observer.complete?.(),
      });
    },
    [Symbol.observable]: () => observable,
  } as Observable<T>;
  return observable;
}
