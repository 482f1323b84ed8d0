import type { RetryDecision } from '../retry';
import { isDeliveryError } from './DeliveryError';

/** The decision for `withRetry` when failures are described as {@link DeliveryError}. */
export function retryDeliveryError(error: unknown): RetryDecision {
  return isDeliveryError(error) && error.retryable
    ? { retry: true, afterMs: error.retryAfterMs }
    : { retry: false };
}
