import { DeliveryError, type DeliveryErrorOptions } from '../errors';

/** A registry that does not answer as asked: no form waits for it. */
export function registryFailure(
  failure: Omit<DeliveryErrorOptions, 'system' | 'remedy' | 'problem'> & {
    problem?: string;
  },
): DeliveryError {
  return new DeliveryError({
    system: 'Registry',
    remedy: 'The image is taken as it was named.',
    ...failure,
    problem: failure.problem ?? problemOf(failure.status),
  });
}

/** What it means that nothing came back at all. */
export function noAnswer(object: string, cause: unknown): DeliveryError {
  const reason =
    cause instanceof Error && cause.cause instanceof Error
      ? cause.cause.message
      : String(cause);
  return registryFailure({
    object,
    problem: `no answer: ${reason}`,
    retryable: true,
    cause,
  });
}

function problemOf(status = 0): string {
  if (status === 401 || status === 403) {
    return 'it does not let the portal look';
  }
  if (status >= 300 && status < 400) {
    return 'it answers from another address, where the portal does not go';
  }
  return status === 429 ? 'too many requests' : 'it does not say';
}
