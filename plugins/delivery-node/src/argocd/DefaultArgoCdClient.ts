import { z } from 'zod';
import type { Config } from '@backstage/config';
import type { DeliveryConfig } from '../config';
import { DeliveryError } from '../errors';
import { GitHubConnection } from '../github/connection/GitHubConnection';
import type { RetryPolicy } from '../retry';
import type { Application, ArgoCdClient } from './ArgoCdClient';
import { ArgoCdConnection } from './ArgoCdConnection';
import { pushPayload, webhookHeaders } from './pushEvent';
import { readLines } from './readLines';
import {
  applicationListSchema,
  applicationSchema,
  streamMessageSchema,
  userInfoSchema,
} from './schema';
import { toApplication } from './toApplication';

export interface DefaultArgoCdClientOptions {
  argocd: DeliveryConfig['argocd'];
  /** The GitOps repository as Argo CD knows it. */
  gitops: {
    /** Base URL of GitHub's pages. */
    htmlBaseUrl: string;
    owner: string;
    repository: string;
    branch: string;
  };
  retry?: Partial<RetryPolicy>;
  /** How long one attempt may take; the stream is not limited. */
  timeoutMs?: number;
}

/** Argo CD by its REST API and its stream. */
export class DefaultArgoCdClient implements ArgoCdClient {
  readonly #connection: ArgoCdConnection;
  readonly #options: DefaultArgoCdClientOptions;

  static fromConfig(
    config: Config,
    delivery: DeliveryConfig,
  ): DefaultArgoCdClient {
    return DefaultArgoCdClient.create({
      argocd: delivery.argocd,
      gitops: {
        htmlBaseUrl: GitHubConnection.fromConfig(config, delivery.github)
          .htmlBaseUrl,
        owner: delivery.github.owner,
        repository: delivery.gitops.repository,
        branch: delivery.gitops.branch,
      },
    });
  }

  static create(options: DefaultArgoCdClientOptions): DefaultArgoCdClient {
    return new DefaultArgoCdClient(options);
  }

  private constructor(options: DefaultArgoCdClientOptions) {
    this.#options = options;
    this.#connection = new ArgoCdConnection({
      baseUrl: options.argocd.baseUrl,
      token: options.argocd.token,
      retry: options.retry,
      timeoutMs: options.timeoutMs,
    });
  }

  async checkAccess(): Promise<void> {
    const object = 'account of the portal';
    const { loggedIn } = await this.#connection.send(
      { method: 'GET', url: '/api/v1/session/userinfo', object },
      userInfoSchema,
    );
    if (!loggedIn) {
      throw new DeliveryError({
        system: 'Argo CD',
        object,
        problem: 'the token belongs to nobody',
        remedy:
          'Set delivery.argocd.token to a token of an account with the capability apiKey.',
        status: 401,
      });
    }
  }

  async getApplication(
    name: string,
    options: { project: string; refresh?: 'normal' | 'hard' },
  ): Promise<Application | undefined> {
    const data = await this.#connection.find(
      {
        method: 'GET',
        url: applicationPath(name),
        object: `Application ${name}`,
        query: { project: options.project, refresh: options.refresh },
      },
      applicationSchema,
    );
    return data && toApplication(data);
  }

  async listApplications(options?: {
    selector?: string;
    projects?: string[];
  }): Promise<Application[]> {
    const { items } = await this.#connection.send(
      {
        method: 'GET',
        url: '/api/v1/applications',
        object: 'Applications',
        query: { selector: options?.selector, projects: options?.projects },
      },
      applicationListSchema,
    );
    return items.map(toApplication);
  }

  /** Without a webhook in the configuration nothing is sent: Argo CD polls. */
  async notifyPush(options: {
    before: string;
    after: string;
    paths?: string[];
    newApplications?: boolean;
  }): Promise<void> {
    const { argocd, gitops } = this.#options;
    const webhook = argocd.applicationSetWebhook;
    if (!webhook) {
      return;
    }
    const slug = `${gitops.owner}/${gitops.repository}`;
    const body = pushPayload({
      htmlUrl: `${gitops.htmlBaseUrl}/${slug}`,
      slug,
      branch: gitops.branch,
      before: options.before,
      after: options.after,
      paths: options.paths ?? [],
    });
    const headers = webhookHeaders(body, webhook.secret);
    const receivers = options.newApplications
      ? [webhook.url]
      : [webhook.url, '/api/webhook'];
    await Promise.all(
      receivers.map(url =>
        this.#connection.sendText({
          method: 'POST',
          url,
          object: `webhook for ${slug}`,
          headers,
          body,
          anonymous: true,
        }),
      ),
    );
  }

  async deleteApplication(
    name: string,
    options: { project: string; cascade: boolean },
  ): Promise<boolean> {
    const deleted = await this.#connection.find(
      {
        method: 'DELETE',
        url: applicationPath(name),
        object: `Application ${name}`,
        query: { project: options.project, cascade: String(options.cascade) },
      },
      z.unknown().transform(() => true),
    );
    return deleted ?? false;
  }

  /**
   * Resolves when the signal aborts; rejects when the connection ends, or says nothing for five minutes:
   * whoever watches connects again and gets the present state first.
   */
  async watchApplications(
    options: Parameters<ArgoCdClient['watchApplications']>[0],
  ): Promise<void> {
    const object = 'stream of Applications';
    try {
      const response = await this.#connection.open({
        method: 'GET',
        url: '/api/v1/stream/applications',
        object,
        query: { selector: options.selector, projects: options.projects },
        signal: options.signal,
      });
      for await (const line of readLines(response.body ?? [])) {
        const message = this.#connection.parse(
          object,
          line,
          streamMessageSchema,
        );
        if ('error' in message) {
          throw streamEnded(message.error.message);
        }
        options.onEvent({
          type: message.result.type,
          application: toApplication(message.result.application),
        });
      }
    } catch (error) {
      if (options.signal.aborted) {
        return;
      }
      throw error instanceof DeliveryError ? error : streamEnded(error);
    }
    if (!options.signal.aborted) {
      throw streamEnded('Argo CD closed it');
    }
  }

  urlOf(name: string): string {
    const { baseUrl, namespace } = this.#options.argocd;
    return `${baseUrl}/applications/${namespace}/${encodeURIComponent(name)}`;
  }
}

function applicationPath(name: string): string {
  return `/api/v1/applications/${encodeURIComponent(name)}`;
}

function streamEnded(cause: unknown): DeliveryError {
  return new DeliveryError({
    system: 'Argo CD',
    object: 'stream of Applications',
    problem: `it ended: ${cause instanceof Error ? cause.message : cause}`,
    remedy: 'Connect again.',
    retryable: true,
    cause,
  });
}
