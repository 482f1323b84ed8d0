import {
  CreateRepositoryCommand,
  DeleteRepositoryCommand,
  DescribeRepositoriesCommand,
  ListTagsForResourceCommand,
  PutLifecyclePolicyCommand,
  SetRepositoryPolicyCommand,
} from '@aws-sdk/client-ecr';
import { ConflictError } from '@backstage/errors';
import type { DeliveryConfig } from '../config';
import { DeliveryError, isDeliveryError } from '../errors';
import type { EcrClient, EcrRepository } from './EcrClient';
import { EcrConnection, type EcrConnectionOptions } from './EcrConnection';
import { lifecyclePolicy, pullPolicy } from './policies';
import {
  createdSchema,
  repositoryListSchema,
  tagListSchema,
  type RepositoryData,
} from './schema';
import { readTags, tagsOf } from './tags';

export interface DefaultEcrClientOptions extends EcrConnectionOptions {
  ecr: DeliveryConfig['ecr'];
}

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
    const answer = await this.#connection.send(
      this.#object(service),
      new ListTagsForResourceCommand({ resourceArn: found.repositoryArn }),
    );
    return {
      ...toRepository(found),
      ...readTags(tagListSchema.parse(answer).tags ?? []),
    };
  }

  async createRepository(
    options: Parameters<EcrClient['createRepository']>[0],
  ): Promise<EcrRepository> {
    const { ecr } = this.#options;
    try {
      const answer = await this.#connection.send(
        this.#object(options.service),
        new CreateRepositoryCommand({
          ...this.#named(options.service),
          // Tags are immutable but for cosign's: a publish that died between signature and tag signs again on its
          // next run, and cosign then writes `sha256-<digest>.sig` a second time.
          imageTagMutability: 'IMMUTABLE_WITH_EXCLUSION',
          imageTagMutabilityExclusionFilters: [
            { filterType: 'WILDCARD', filter: 'sha256-*' },
          ],
          encryptionConfiguration: ecr.kmsKeyArn
            ? { encryptionType: 'KMS', kmsKey: ecr.kmsKeyArn }
            : { encryptionType: 'AES256' },
          tags: tagsOf(options),
        }),
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
    const repository = this.#named(service);
    const policy = pullPolicy(this.#options.ecr);
    await Promise.all([
      this.#connection.send(
        this.#object(service),
        new PutLifecyclePolicyCommand({
          ...repository,
          lifecyclePolicyText: JSON.stringify(lifecyclePolicy()),
        }),
      ),
      policy &&
        this.#connection.send(
          this.#object(service),
          new SetRepositoryPolicyCommand({
            ...repository,
            policyText: JSON.stringify(policy),
          }),
        ),
    ]);
  }

  async deleteRepository(service: string): Promise<boolean> {
    const deleted = await this.#unlessAbsent(
      this.#connection.send(
        this.#object(service),
        new DeleteRepositoryCommand({ ...this.#named(service), force: true }),
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
      this.#connection.send(
        this.#object(service),
        new DescribeRepositoriesCommand({
          registryId: this.#options.ecr.accountId,
          repositoryNames: [this.repositoryName(service)],
        }),
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

  /** What every operation on a service's repository starts with. */
  #named(service: string) {
    return {
      registryId: this.#options.ecr.accountId,
      repositoryName: this.repositoryName(service),
    };
  }

  #object(service: string): string {
    return `repository ${this.repositoryName(service)}`;
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
