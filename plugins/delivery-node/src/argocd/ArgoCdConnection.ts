import type { z } from 'zod';
import { DeliveryError, reasonOf, retryDeliveryError } from '../errors';
import {
  isRetryableStatus,
  retryAfterMs,
  withRetry,
  type RetryPolicy,
} from '../retry';
import { errorBodySchema } from './schema';

export interface ArgoCdConnectionOptions {
  baseUrl: string;
  token: string;
  retry?: Partial<RetryPolicy>;
  /** How long one attempt may take. */
  timeoutMs?: number;
}

export interface ArgoCdRequest {
  method: 'GET' | 'POST' | 'DELETE';
  /** An absolute address, or a path below the base URL. */
  url: string;
  /** What the request is about, for errors: `Application checkout-dev`. */
  object: string;
  query?: Record<string, string | string[] | undefined>;
  headers?: Record<string, string>;
  body?: string;
  /** Webhooks take no token. */
  anonymous?: boolean;
  signal?: AbortSignal;
}

/** The one door to Argo CD: token, time-outs, retries, errors and schemas are dealt with here. */
export class ArgoCdConnection {
  constructor(private readonly options: ArgoCdConnectionOptions) {}

  /** Sends, retries, parses. Throws {@link DeliveryError}. */
  async send<S extends z.ZodTypeAny>(
    request: ArgoCdRequest,
    schema: S,
  ): Promise<z.output<S>> {
    return this.parse(request.object, await this.sendText(request), schema);
  }

  /** Sends and retries; the answer as text, whatever it says. */
  async sendText(request: ArgoCdRequest): Promise<string> {
    return withRetry(
      async () => {
        const timeout = AbortSignal.timeout(this.options.timeoutMs ?? 30_000);
        const response = await this.open({
          ...request,
          signal: request.signal
            ? AbortSignal.any([timeout, request.signal])
            : timeout,
        });
        return this.#describing(request, () => response.text());
      },
      {
        policy: this.options.retry,
        signal: request.signal,
        decide: retryDeliveryError,
      },
    );
  }

  /** Like `send`, but what is not there is undefined. */
  async find<S extends z.ZodTypeAny>(
    request: ArgoCdRequest,
    schema: S,
  ): Promise<z.output<S> | undefined> {
    try {
      return await this.send(request, schema);
    } catch (error) {
      if (error instanceof DeliveryError && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  /** One attempt; resolves with the head of a successful answer, its body still to be read. */
  async open(request: ArgoCdRequest): Promise<Response> {
    const response = await this.#describing(request, () =>
      fetch(this.#address(request), {
        method: request.method,
        body: request.body,
        redirect: 'error',
        signal: request.signal,
        headers: {
          accept: 'application/json',
          ...(request.anonymous
            ? {}
            : { authorization: `Bearer ${this.options.token}` }),
          ...(request.body ? { 'content-type': 'application/json' } : {}),
          ...request.headers,
        },
      }),
    );
    if (!response.ok) {
      throw await this.#refusal(request, response);
    }
    return response;
  }

  parse<S extends z.ZodTypeAny>(
    object: string,
    text: string,
    schema: S,
  ): z.output<S> {
    let content: unknown;
    try {
      content = text === '' ? undefined : JSON.parse(text);
    } catch (error) {
      content = error;
    }
    const parsed = schema.safeParse(content);
    if (!parsed.success || content instanceof Error) {
      const issue = parsed.error?.issues[0];
      throw new DeliveryError({
        system: 'Argo CD',
        object,
        problem:
          content instanceof Error
            ? 'the answer is not JSON'
            : `the answer is not as expected at "${issue?.path.join('.')}": ${
                issue?.message
              }`,
        remedy:
          'Check that delivery.argocd.baseUrl is the address of the Argo CD API server.',
      });
    }
    return parsed.data;
  }

  #address(request: ArgoCdRequest): URL {
    const url = new URL(
      URL.canParse(request.url)
        ? request.url
        : `${this.options.baseUrl.replace(/\/+$/, '')}${request.url}`,
    );
    for (const [name, value] of Object.entries(request.query ?? {})) {
      for (const item of [value ?? []].flat()) {
        url.searchParams.append(name, item);
      }
    }
    return url;
  }

  /** Runs a step of a request; failures of the network become errors that name the object. */
  async #describing<T>(
    request: ArgoCdRequest,
    step: () => Promise<T>,
  ): Promise<T> {
    try {
      return await step();
    } catch (error) {
      throw new DeliveryError({
        system: 'Argo CD',
        object: request.object,
        problem: `no answer: ${reasonOf(error)}`,
        remedy:
          'Check that delivery.argocd.baseUrl can be reached from the portal, then try again.',
        retryable: true,
        cause: error,
        secrets: [this.options.token],
      });
    }
  }

  async #refusal(
    request: ArgoCdRequest,
    response: Response,
  ): Promise<DeliveryError> {
    const text = await response.text().catch(() => '');
    const { status } = response;
    return new DeliveryError({
      system: 'Argo CD',
      object: request.object,
      status,
      problem: messageOf(text) ?? response.statusText ?? 'no message',
      remedy: remedyOf(status),
      retryable: isRetryableStatus(status),
      retryAfterMs: retryAfterMs(
        name => response.headers.get(name) ?? undefined,
        Date.now(),
      ),
      secrets: [this.options.token],
    });
  }
}

function messageOf(text: string): string | undefined {
  try {
    const body = errorBodySchema.parse(JSON.parse(text));
    return body.message ?? body.error;
  } catch {
    // A proxy's page, or nothing: its first line says more than its markup.
    return text
      .replace(/<[^>]*>/g, ' ')
      .trim()
      .split('\n')[0]
      ?.slice(0, 200);
  }
}

function remedyOf(status: number): string {
  if (status === 401) {
    return 'Check delivery.argocd.token: Argo CD does not accept it. Make a new one with: argocd account generate-token --account portal.';
  }
  if (status === 403) {
    return "Grant the portal's account this action on the environment's project in argocd-rbac-cm (see the README of delivery-node).";
  }
  if (status === 404) {
    return 'Check that it exists in the project.';
  }
  return status >= 500 || status === 429
    ? 'Argo CD has a problem of its own: try again later.'
    : 'See the message of Argo CD.';
}
