import { InputError } from '@backstage/errors';
import type { ServiceRecord, Size } from '@internal/plugin-delivery-common';
import type { DeliveryConfig } from '@internal/plugin-delivery-node';

/** The record of a new service. */
export function recordOf(options: {
  name: string;
  description: string;
  owner: string;
  system?: string;
  template: { name: string; version: string };
  environments: string[];
  /** None of a service that runs an image which somebody else has built. */
  repository?: { id: number; slug: string };
  ecrRepository?: string;
  task: string;
}): ServiceRecord {
  const { repository, ecrRepository } = options;
  return {
    name: options.name,
    description: options.description,
    owner: options.owner,
    system: options.system ?? '',
    template: options.template,
    creation: { task: options.task },
    ...(repository && {
      repository: { slug: repository.slug, id: repository.id },
    }),
    ...(ecrRepository && { ecr: { repository: ecrRepository } }),
    environments: options.environments,
    quarantine: [],
  };
}

/** What a size word means. */
export function sizeOf(
  config: Pick<DeliveryConfig, 'sizes'>,
  name: string,
): Size {
  const size = config.sizes.find(candidate => candidate.name === name);
  if (!size) {
    throw new InputError(
      `Size: there is no "${name}". Choose from ${config.sizes
        .map(candidate => candidate.name)
        .join(', ')}.`,
    );
  }
  return size;
}
