import { InputError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import { withExtraMemory } from '@internal/plugin-delivery-common';
import type { DeliveryConfig } from '@internal/plugin-delivery-node';
import { parseOwner, selectEnvironments } from '../../lib';
import { mergeValues } from '../../render';
import type { ServiceFiles } from './plan';
import { readHome, readValues } from './readHome';
import { recordOf, sizeOf } from './record';
import { releaseOfImage } from './releaseOf';

/** What a template asks for: either a repository with its images, or an image and a home. */
interface ServiceInput {
  name: string;
  description: string;
  owner: string;
  system?: string;
  template: { name: string; version: string };
  environments: string[];
  size: string;
  extraMemory?: string;
  repositoryId?: number;
  repositorySlug?: string;
  ecrRepository?: string;
  image?: string;
  home?: string;
  valuesFiles?: string[];
  values?: Record<string, unknown>;
}

/** The service that a template asks for, as files of the GitOps repository. Throws InputError for one that cannot be. */
export async function serviceOf(
  input: ServiceInput,
  context: {
    config: DeliveryConfig;
    workspacePath: string;
    task: string;
    actor: string;
    at: Date;
  },
): Promise<ServiceFiles> {
  const { image, home, repositoryId, repositorySlug } = input;
  if (repositoryId === undefined && (!image || !home)) {
    throw new InputError(
      'A service has either a repository (repositoryId, repositorySlug, ecrRepository) or an image and a home.',
    );
  }
  const { config, workspacePath, task } = context;
  const owner = parseOwner(input.owner);
  const environments = selectEnvironments(config, input.environments);
  return {
    record: recordOf({
      ...input,
      owner: owner.ref,
      environments: environments.map(({ name }) => name),
      repository:
        repositoryId !== undefined && repositorySlug
          ? { id: repositoryId, slug: repositorySlug }
          : undefined,
      task,
    }),
    team: owner.name,
    size: withExtraMemory(sizeOf(config, input.size), input.extraMemory),
    extra: [
      ...(await readValues(workspacePath, input.valuesFiles ?? [])),
      (input.values ?? {}) as JsonObject,
    ].reduce(mergeValues),
    release: image ? releaseOfImage(config, { ...context, image }) : undefined,
    home: home
      ? await readHome({ workspacePath, folder: home, service: input.name })
      : undefined,
  };
}
