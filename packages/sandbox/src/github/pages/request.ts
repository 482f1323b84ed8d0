import type { Request } from 'express';
import type { Rest } from '../rest';
import type { Repository } from '../store';

/** There is no page at this address. */
export class NoSuchPageError extends Error {
  readonly name = 'NoSuchPageError';
}

export function repositoryFor(
  { store }: Rest,
  { owner, repo }: Record<string, string>,
): Repository {
  const repository = store.find(`${owner}/${repo}`);
  if (!repository) {
    throw new NoSuchPageError();
  }
  return repository;
}

/**
 * True for a form of the sandbox's own page. Another site's form, and another port's on this machine, carry another
 * Origin; a request without any is no form of a browser.
 */
export function isOwnForm(request: Request): boolean {
  const { origin, host } = request.headers;
  return (
    origin !== undefined &&
    URL.canParse(origin) &&
    new URL(origin).host === host &&
    (request.headers['sec-fetch-site'] ?? 'same-origin') === 'same-origin'
  );
}
