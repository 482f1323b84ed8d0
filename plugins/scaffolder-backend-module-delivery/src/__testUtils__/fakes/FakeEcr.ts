import { ConflictError } from '@backstage/errors';
import type { EcrClient, EcrRepository } from '@internal/plugin-delivery-node';

/** A registry in memory: markers and name conflicts. */
export class FakeEcr implements EcrClient {
  readonly repositories = new Map<string, EcrRepository>();
  readonly policies = new Set<string>();

  async checkAccess() {}

  repositoryName(service: string) {
    return `services/${service}`;
  }

  async getRepository(service: string) {
    return this.repositories.get(service);
  }

  async createRepository(
    options: Parameters<EcrClient['createRepository']>[0],
  ) {
    const { service, marker, githubRepositoryId } = options;
    const name = this.repositoryName(service);
    const present = this.repositories.get(service);
    if (present && present.marker !== marker) {
      throw new ConflictError(
        `ECR, repository ${name}: it exists already and another made it. Choose another name.`,
      );
    }
    const repository = {
      name,
      arn: `arn:aws:ecr:us-east-1:123456789012:repository/${name}`,
      uri: `registry.test/${name}`,
      marker,
      githubRepositoryId,
    };
    this.repositories.set(service, repository);
    return repository;
  }

  async applyPolicies(service: string) {
    this.policies.add(service);
  }

  async deleteRepository(service: string) {
    this.policies.delete(service);
    return this.repositories.delete(service);
  }
}
