import { RequestError } from '@octokit/request-error';
import { DeliveryError, type DeliverySystem } from '../../errors';
import {
  isRetryableStatus,
  rateLimitResetMs,
  retryAfterMs,
  type HeaderLookup,
} from '../../retry';
import { errorBodySchema } from '../schema';

interface FailureContext {
  system: DeliverySystem;
  object: string;
  secrets: readonly string[];
  /** Epoch milliseconds. */
  now: number;
}

/** Secondary limits without a hint: wait a minute (GitHub's "Rate limits for the REST API"). */
const SECONDARY_LIMIT_WAIT_MS = 60_000;

/** What went wrong, as an error that names object and remedy, and whether the same request may succeed later. */
export function describeFailure(
  error: unknown,
  context: FailureContext,
): DeliveryError {
  const { now, ...common } = context;
  const response = error instanceof RequestError ? error.response : undefined;
  if (!response) {
    return new DeliveryError({
      ...common,
      problem: `no answer: ${
        error instanceof Error ? error.message : String(error)
      }`,
      remedy:
        'Check that the API of integrations.github can be reached from the portal, then try again.',
      retryable: true,
      cause: error,
    });
  }
  const header: HeaderLookup = name => {
    const value = response.headers[name];
    return value === undefined ? undefined : String(value);
  };
  const { status } = response;
  const problem = problemOf(response.data) ?? `status ${status}`;
  const secondary = /secondary rate limit|abuse detection/i.test(problem);
  const hint = retryAfterMs(header, now) ?? rateLimitResetMs(header, now);
  const limited =
    status === 429 || (status === 403 && (hint !== undefined || secondary));
  return new DeliveryError({
    ...common,
    status,
    problem,
    remedy: limited
      ? `The rate limit is spent: try again ${
          hint === undefined ? 'in a minute' : `in ${Math.ceil(hint / 1000)} s`
        }.`
      : remedyOf(status, header),
    retryable: limited || isRetryableStatus(status),
    retryAfterMs: hint ?? (secondary ? SECONDARY_LIMIT_WAIT_MS : undefined),
    cause: error,
  });
}

/** GitHub's message with its details on one line. */
export function problemOf(body: unknown): string | undefined {
  const parsed = errorBodySchema.safeParse(body);
  if (!parsed.success) {
    return undefined;
  }
  const details = (parsed.data.errors ?? []).map(detail =>
    typeof detail === 'string'
      ? detail
      : detail.message ??
        [detail.resource, detail.field, detail.code].filter(Boolean).join(' '),
  );
  return [parsed.data.message, ...details].join('; ').replace(/\s+/g, ' ');
}

function remedyOf(status: number, header: HeaderLookup): string {
  switch (true) {
    case status === 401:
      return 'Check the App or token in integrations.github: GitHub does not accept it.';
    case status === 403: {
      const needed = header('x-accepted-github-permissions');
      return needed
        ? `Grant the GitHub App or token these permissions: ${needed}.`
        : 'Grant the GitHub App or token the permission that this needs (see the README of delivery-node).';
    }
    case status === 404:
      return 'Check that it exists and that the GitHub App is installed there with access to it.';
    case status === 409 || status === 422:
      return 'Correct what GitHub names, then try again.';
    case status >= 500:
      return 'GitHub has a problem of its own: try again later.';
    default:
      return 'See the message of GitHub.';
  }
}
