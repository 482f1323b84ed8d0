import { InputError } from '@backstage/errors';
import type { Config } from '@backstage/config';
import {
  ScmIntegrations,
  SingleInstanceGithubCredentialsProvider,
} from '@backstage/integration';
import { Octokit } from '@octokit/core';
import type { z } from 'zod';
import {
  DeliveryError,
  retryDeliveryError,
  type DeliverySystem,
} from '../../errors';
import { withRetry, type RetryPolicy } from '../../retry';
import { bufferedFetch } from './bufferedFetch';
import { describeFailure } from './failure';

export interface GitHubConnectionOptions {
  /** Base URL of the API, for instance `https://api.github.com`. */
  apiBaseUrl: string;
  /** Base URL of the pages, for instance `https://github.com`. */
  htmlBaseUrl: string;
  /** A fresh token for each request; undefined when nothing is configured. */
  getToken(): Promise<string | undefined>;
  retry?: Partial<RetryPolicy>;
  /** How long one attempt may take. */
  timeoutMs?: number;
}

export interface RequestTarget {
  /** What the request is about, for errors: `repository acme/checkout`. */
  object: string;
  parameters?: Record<string, unknown>;
  /** Attempts beyond the policy's, or 1 where the caller must look before it repeats. */
  attempts?: number;
  /** Keep only the end of the body. */
  tailBytes?: number;
  signal?: AbortSignal;
}

export interface GitHubAnswer<T> {
  data: T;
  headers: Record<string, string | number | undefined>;
}

/** The one door to GitHub: credentials, time-outs, retries, errors and schemas are dealt with here. */
export class GitHubConnection {
  readonly htmlBaseUrl: string;
  readonly #octokit: Octokit;

  static create(options: GitHubConnectionOptions): GitHubConnection {
    return new GitHubConnection('GitHub', options);
  }

  /** Address and credentials (App or token) of `integrations.github` for the host and the owner. */
  static fromConfig(
    config: Config,
    target: { host: string; owner: string },
  ): GitHubConnection {
    const integration = ScmIntegrations.fromConfig(config).github.byHost(
      target.host,
    );
    if (!integration) {
      throw new InputError(
        `delivery.github.host is "${target.host}", but integrations.github has no entry with this host: add one with apiBaseUrl and an App or a token.`,
      );
    }
    const apiBaseUrl =
      integration.config.apiBaseUrl ?? `https://${target.host}/api/v3`;
    const htmlBaseUrl = `${new URL(apiBaseUrl).protocol}//${target.host}`;
    const credentials = SingleInstanceGithubCredentialsProvider.create(
      integration.config,
    );
    return GitHubConnection.create({
      apiBaseUrl,
      htmlBaseUrl,
      getToken: async () =>
        (
          await credentials.getCredentials({
            url: `${htmlBaseUrl}/${target.owner}`,
          })
        ).token,
    });
  }

  private constructor(
    private readonly system: DeliverySystem,
    private readonly options: GitHubConnectionOptions,
  ) {
    this.htmlBaseUrl = options.htmlBaseUrl.replace(/\/$/, '');
    this.#octokit = new Octokit({
      baseUrl: options.apiBaseUrl.replace(/\/$/, ''),
      userAgent: 'delivery',
    });
  }

  /** The same connection whose errors name another system. */
  as(system: DeliverySystem): GitHubConnection {
    return new GitHubConnection(system, this.options);
  }

  /** Sends, retries, parses. Throws {@link DeliveryError}. */
  async send<S extends z.ZodTypeAny>(
    route: string,
    schema: S,
    target: RequestTarget,
  ): Promise<GitHubAnswer<z.output<S>>> {
    const answer = await this.#attempt(route, target);
    const parsed = schema.safeParse(answer.data);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new DeliveryError({
        system: this.system,
        object: target.object,
        problem: `the answer to ${route} is not as expected at "${issue?.path.join(
          '.',
        )}": ${issue?.message}`,
        remedy: `Check that integrations.github's apiBaseUrl names a GitHub API.`,
      });
    }
    return { data: parsed.data, headers: answer.headers };
  }

  /** Like `send`, but what is not there is undefined. */
  async find<S extends z.ZodTypeAny>(
    route: string,
    schema: S,
    target: RequestTarget,
  ): Promise<z.output<S> | undefined> {
    try {
      return (await this.send(route, schema, target)).data;
    } catch (error) {
      if (error instanceof DeliveryError && error.status === 404) {
        return undefined;
      }
      throw error;
    }
  }

  async #attempt(
    route: string,
    target: RequestTarget,
  ): Promise<GitHubAnswer<unknown>> {
    return withRetry(
      async () => {
        const token = await this.#token(target);
        const timeout = AbortSignal.timeout(this.options.timeoutMs ?? 30_000);
        try {
          const { data, headers } = await this.#octokit.request(route, {
            ...target.parameters,
            headers: {
              authorization: `Bearer ${token}`,
              'x-github-api-version': '2022-11-28',
              ...(target.parameters?.headers as object | undefined),
            },
            request: {
              fetch: bufferedFetch({ tailBytes: target.tailBytes }),
              signal: target.signal
                ? AbortSignal.any([timeout, target.signal])
                : timeout,
            },
          });
          return { data, headers };
        } catch (error) {
          target.signal?.throwIfAborted();
          throw describeFailure(error, {
            system: this.system,
            object: target.object,
            secrets: [token],
            now: Date.now(),
          });
        }
      },
      {
        policy: {
          ...this.options.retry,
          ...(target.attempts ? { attempts: target.attempts } : {}),
        },
        signal: target.signal,
        decide: retryDeliveryError,
      },
    );
  }

  async #token(target: RequestTarget): Promise<string> {
    const noToken = (cause?: unknown) =>
      new DeliveryError({
        system: this.system,
        object: target.object,
        problem:
          cause instanceof Error
            ? `no credentials: ${cause.message}`
            : 'no credentials',
        remedy:
          'Configure a GitHub App (installed in the organisation) or a token for this host in integrations.github.',
        cause,
      });
    let token: string | undefined;
    try {
      token = await this.options.getToken();
    } catch (error) {
      throw noToken(error);
    }
    if (!token) {
      throw noToken();
    }
    return token;
  }
}
