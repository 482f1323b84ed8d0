import { DeliveryError } from '../errors';
import { isRetryableStatus, retryAfterMs } from '../retry';
import { failureSchema } from './schema';

const THROTTLING = /Throttl|TooManyRequests|LimitExceeded.*Rate|RequestLimit/i;
const CREDENTIALS =
  /Credentials|ExpiredToken|UnrecognizedClient|InvalidSignature|InvalidClientTokenId|MissingAuthenticationToken/i;

/** What went wrong, as an error that names object and remedy, and whether the same request may succeed later. */
export function describeFailure(
  error: unknown,
  context: { object: string; now: number },
): DeliveryError {
  const parsed = failureSchema.safeParse(error);
  const failure = parsed.success
    ? parsed.data
    : { name: 'Error', message: String(error) };
  const status =
    '$metadata' in failure ? failure.$metadata?.httpStatusCode : undefined;
  const headers =
    '$response' in failure ? failure.$response?.headers : undefined;
  const throttled = THROTTLING.test(failure.name) || status === 429;
  const common = {
    system: 'ECR' as const,
    object: context.object,
    status,
    code: failure.name,
    cause: error,
  };
  if (CREDENTIALS.test(failure.name)) {
    return new DeliveryError({
      ...common,
      problem: `the AWS credentials do not serve: ${failure.message}`,
      remedy:
        'Give the portal an AWS role or credentials that the AWS SDK finds (EKS Pod Identity, IRSA, environment, profile).',
    });
  }
  if (status === undefined) {
    return new DeliveryError({
      ...common,
      problem: `no answer: ${failure.name}: ${failure.message}`,
      remedy:
        'Check that ECR (delivery.ecr.region and delivery.ecr.endpoint) can be reached from the portal, then try again.',
      retryable: true,
    });
  }
  return new DeliveryError({
    ...common,
    problem: `${failure.name}: ${failure.message}`,
    remedy: remedyOf(failure.name, status, throttled),
    retryable: throttled || isRetryableStatus(status),
    retryAfterMs: retryAfterMs(name => headers?.[name], context.now),
  });
}

function remedyOf(name: string, status: number, throttled: boolean): string {
  if (throttled) {
    return 'Too many requests: try again in a minute.';
  }
  if (/AccessDenied/.test(name) || status === 403) {
    return "Grant the portal's role the ECR actions listed in the README of delivery-node.";
  }
  if (status >= 500) {
    return 'AWS has a problem of its own: try again later.';
  }
  if (name === 'RepositoryNotFoundException') {
    return 'Check the name, delivery.ecr.namePrefix and delivery.ecr.region.';
  }
  return 'Correct what ECR names, then try again.';
}
