import { isError } from '@backstage/errors';

/** Why a request had no answer: `fetch` itself says only "fetch failed", its cause says why. */
export function reasonOf(error: unknown): string {
  const cause = isError(error) ? error.cause ?? error : error;
  return isError(cause)
    ? cause.message || String(cause.code ?? cause.name)
    : String(cause);
}
