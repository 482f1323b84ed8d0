import { CustomErrorBase } from '@backstage/errors';
import { redact } from './redact';

/** The systems that the platform works with. */
export type DeliverySystem =
  | 'GitHub'
  | 'ECR'
  | 'GitOps'
  | 'Argo CD'
  | 'Chart registry'
  | 'Registry';

export interface DeliveryErrorOptions {
  system: DeliverySystem;
  /** What the request was about, for instance `repository acme/checkout`. */
  object: string;
  /** What happened, in a few words. */
  problem: string;
  /** What a person can do about it: one sentence. */
  remedy: string;
  /** HTTP status, where there was an answer. */
  status?: number;
  /** The vendor's own name of the error, for instance `RepositoryNotFoundException`. */
  code?: string;
  /** Whether the same request may succeed later without anybody changing anything. */
  retryable?: boolean;
  /** The wait that the system asked for, in milliseconds. */
  retryAfterMs?: number;
  cause?: unknown;
  /** Texts that must not appear in the message. */
  secrets?: readonly string[];
}

/**
 * A system said no, or nothing. Names the system, the object and the remedy; holds no secret:
 * messages are redacted and the cause is reduced to its name and message.
 */
export class DeliveryError extends CustomErrorBase {
  name = 'DeliveryError' as const;

  readonly system: DeliverySystem;
  readonly object: string;
  readonly problem: string;
  readonly remedy: string;
  readonly status?: number;
  readonly code?: string;
  readonly retryable: boolean;
  readonly retryAfterMs?: number;

  constructor(options: DeliveryErrorOptions) {
    const problem = redact(options.problem, options.secrets).replace(/\.$/, '');
    super(
      `${options.system}, ${options.object}: ${problem}${
        options.status ? ` (status ${options.status})` : ''
      }. ${options.remedy}`,
      plainCause(options.cause, options.secrets),
    );
    this.system = options.system;
    this.object = options.object;
    this.problem = problem;
    this.remedy = options.remedy;
    this.status = options.status;
    this.code = options.code;
    this.retryable = options.retryable ?? false;
    this.retryAfterMs = options.retryAfterMs;
  }
}

export function isDeliveryError(error: unknown): error is DeliveryError {
  return error instanceof Error && error.name === 'DeliveryError';
}

/** Vendors' errors carry whole requests with headers and bodies: only name and message go on. */
function plainCause(
  cause: unknown,
  secrets: readonly string[] | undefined,
): Error | undefined {
  if (!(cause instanceof Error)) {
    return undefined;
  }
  const plain = new Error(redact(cause.message, secrets));
  plain.name = cause.name;
  plain.stack = undefined;
  return plain;
}
