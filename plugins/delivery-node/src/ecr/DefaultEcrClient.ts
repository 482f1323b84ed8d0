import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  GetAuthorizationTokenCommand,
  ListTagsForResourceCommand,
  PutLifecyclePolicyCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr';
import { ConflictError } from '@backstage/errors';
import type { DeliveryConfig } from '../config';
import { DeliveryError, isDeliveryError } from '../errors';
import type { EcrClient, EcrRepository } from './EcrClient';
import {
  EcrConnection,
  type EcrAttempt,
  type EcrConnectionOptions,
} from './EcrConnection';
import { lifecyclePolicy, pullPolicy } from './policies';
import {
  authorizationSchema,
  createdSchema,
  repositoryListSchema,
  tagListSchema,
  type RepositoryData,
} from './schema';

export const SERVICE_TAG = 'delivery:service';
export const CREATION_TAG = 'delivery:creation';
export const REPOSITORY_ID_TAG = 'delivery:github-repository-id';

export type DefaultEcrClientOptions = EcrConnectionOptions;

/** AWS ECR by the AWS SDK; credentials by its default provider chain. */
export class DefaultEcrClient implements EcrClient {
  readonly #connection: EcrConnection;
  readonly #options: DefaultEcrClientOptions;

  static fromConfig(delivery: DeliveryConfig): DefaultEcrClient {
    return DefaultEcrClient.create({ ecr: delivery.ecr });
  }

  static create(options: DefaultEcrClientOptions): DefaultEcrClient {
    return new DefaultEcrClient(options);
  }

  private constructor(options: DefaultEcrClientOptions) {
    this.#options = options;
    this.#connection = new EcrConnection(options);
  }

  async checkAccess(): Promise<void> {
    // Whether it exists or not: only who may look gets an answer.
    await this.#find('access-check');
  }

  repositoryName(service: string): string {
    return `${this.#options.ecr.namePrefix}${service}`;
  }

  async getRepository(service: string): Promise<EcrRepository | undefined> {
    const found = await this.#find(service);
    if (!found) {
      return undefined;
    }
    const answer = await this.#send(service, (client, signal) =>
      client.send(
        new ListTagsForResourceCommand({ resourceArn: found.repositoryArn }),
        { abortSignal: signal },
      ),
    );
    const tags = new Map(
      (tagListSchema.parse(answer).tags ?? []).map(tag => [tag.Key, tag.Value]),
    );
    const id = Number(tags.get(REPOSITORY_ID_TAG));
    return {
      ...toRepository(found),
      marker: tags.get(CREATION_TAG),
      githubRepositoryId: Number.isSafeInteger(id) && id > 0 ? id : undefined,
    };
  }

  async createRepository(
    options: Parameters<EcrClient['createRepository']>[0],
  ): Promise<EcrRepository> {
    const { ecr } = this.#options;
    try {
      const answer = await this.#send(options.service, (client, signal) =>
        client.send(
          new CreateRepositoryCommand({
            registryId: ecr.accountId,
            repositoryName: this.repositoryName(options.service),
            // Tags are immutable but for cosign's: a publish that died between signature and tag signs again on its
            // next run, and cosign then writes `sha256-<digest>.sig` a second time.
            imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
            imageTagMutabilityExclusionFilters: [
              { filterType: 'WILDCARD', filter: 'sha256-*' },
            ],
            encryptionConfiguration: ecr.kmsKeyArn
              ? { encryptionType: 'KMS', kmsKey: ecr.kmsKeyArn }
              : { encryptionType: 'AES256' },
            tags: [
              { Key: SERVICE_TAG, Value: options.service },
              { Key: CREATION_TAG, Value: options.marker },
              {
                Key: REPOSITORY_ID_TAG,
                Value: String(options.githubRepositoryId),
              },
            ],
          }),
          { abortSignal: signal },
        ),
      );
      const { repository } = createdSchema.parse(answer);
      return {
        ...toRepository(repository),
        marker: options.marker,
        githubRepositoryId: options.githubRepositoryId,
      };
    } catch (error) {
      if (codeOf(error) !== 'RepositoryAlreadyExistsException') {
        throw error;
      }
      return this.#adopt(options, error);
    }
  }

  async applyPolicies(service: string): Promise<void> {
    const { ecr } = this.#options;
    const repository = {
      registryId: ecr.accountId,
      repositoryName: this.repositoryName(service),
    };
    const policy = pullPolicy(ecr);
    await Promise.all([
      this.#send(service, (client, signal) =>
        client.send(
          new PutLifecyclePolicyCommand({
            ...repository,
            lifecyclePolicyText: JSON.stringify(lifecyclePolicy()),
          }),
          { abortSignal: signal },
        ),
      ),
      policy &&
        this.#send(service, (client, signal) =>
          client.send(
            new SetRepositoryPolicyCommand({
              ...repository,
              policyText: JSON.stringify(policy),
            }),
            { abortSignal: signal },
          ),
        ),
    ]);
  }

  async getRegistryCredentials(): Promise<{
    username: string;
    password: string;
  }> {
    const answer = await this.#send('', (client, signal) =>
      client.send(new GetAuthorizationTokenCommand({}), {
        abortSignal: signal,
      }),
    );
    const [{ authorizationToken }] =
      authorizationSchema.parse(answer).authorizationData;
    const [username, ...password] = Buffer.from(authorizationToken, 'base64')
      .toString('utf8')
      .split(':');
    return { username, password: password.join(':') };
  }

  async deleteRepository(service: string): Promise<boolean> {
    const deleted = await this.#unlessAbsent(
      this.#send(service, (client, signal) =>
        client.send(
          new DeleteRepositoryCommand({
            registryId: this.#options.ecr.accountId,
            repositoryName: this.repositoryName(service),
            force: true,
          }),
          { abortSignal: signal },
        ),
      ),
    );
    return deleted !== undefined;
  }

  /** The name is taken: by this very creation (an answer was lost, or it runs again), or by another. */
  async #adopt(
    options: Parameters<EcrClient['createRepository']>[0],
    cause: unknown,
  ): Promise<EcrRepository> {
    const present = await this.#require(options.service);
    if (present.marker === options.marker) {
      return present;
    }
    throw new ConflictError(
      `ECR, repository ${present.name}: it exists already and another made it. Choose another name, or have its owner delete it.`,
      cause,
    );
  }

  async #require(service: string): Promise<EcrRepository> {
    const present = await this.getRepository(service);
    if (!present) {
      throw new DeliveryError({
        system: 'ECR',
        object: this.#object(service),
        problem: 'it is gone again',
        remedy: 'Check who else creates or deletes it, then try again.',
        retryable: true,
      });
    }
    return present;
  }

  async #find(service: string) {
    const answer = await this.#unlessAbsent(
      this.#send(service, (client, signal) =>
        client.send(
          new DescribeRepositoriesCommand({
            registryId: this.#options.ecr.accountId,
            repositoryNames: [this.repositoryName(service)],
          }),
          { abortSignal: signal },
        ),
      ),
    );
    return answer && repositoryListSchema.parse(answer).repositories[0];
  }

  async #unlessAbsent<T>(answer: Promise<T>): Promise<T | undefined> {
    try {
      return await answer;
    } catch (error) {
      if (codeOf(error) === 'RepositoryNotFoundException') {
        return undefined;
      }
      throw error;
    }
  }

  #send<T>(service: string, attempt: EcrAttempt<T>): Promise<T> {
    return this.#connection.send(this.#object(service), attempt);
  }

  #object(service: string): string {
    return service ? `repository ${this.repositoryName(service)}` : 'registry';
  }
}

function toRepository(data: RepositoryData) {
  return {
    name: data.repositoryName,
    arn: data.repositoryArn,
    uri: data.repositoryUri,
  };
}

function codeOf(error: unknown): string | undefined {
  return isDeliveryError(error) ? error.code : undefined;
}
