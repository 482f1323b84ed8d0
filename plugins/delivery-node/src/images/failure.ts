import { DeliveryError } from '../errors';
import type { RegistryFailure } from '../registry';

/** A registry that does not answer as asked: no form waits for it. */
export function describeFailure(
  failure: RegistryFailure & { problem?: string },
): DeliveryError {
  const { reason, problem, ...rest } = failure;
  return new DeliveryError({
    ...rest,
    system: 'Registry',
    problem:
      problem ?? (reason ? `no answer: ${reason}` : problemOf(rest.status)),
    remedy: 'The image is taken as it was named.',
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
