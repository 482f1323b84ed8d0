import { NotFoundError, ServiceUnavailableError } from '@backstage/errors';
import { isDeliveryError } from '@internal/plugin-delivery-node';

/**
 * What a caller gets for a system's failure. What is not there is not found; all else is the platform's trouble with
 * the system, not the caller's fault: unavailable, with the system's name, the object and the remedy.
 */
export function toHttpError(error: unknown): unknown {
  if (!isDeliveryError(error)) {
    return error;
  }
  return error.status === 404
    ? new NotFoundError(error.message)
    : new ServiceUnavailableError(error.message);
}
