import { isError } from '@backstage/errors';
import {
  explainImageProblem,
  explainServiceName,
  hostProblem,
  placeImage,
} from '@internal/plugin-delivery-common';
import type { DeliveryConfig } from '@internal/plugin-delivery-node';
import { descriptionProblem, environmentsProblem, parseOwner } from '../../lib';

export interface PreflightInput {
  name: string;
  owner: string;
  description: string;
  environments: string[];
  host?: string;
  /** Of a service that runs an image which somebody else has built. */
  image?: string;
}

/** Everything that is wrong with the input by itself, without asking anybody. */
export function checkInput(
  config: Pick<
    DeliveryConfig,
    'environments' | 'gitops' | 'images' | 'pipeline'
  >,
  input: PreflightInput,
): string[] {
  const name = explainServiceName(input.name);
  return [
    name ? `Name: ${name}` : platformNameProblem(config, input.name),
    ownerProblem(input.owner),
    descriptionProblem(input.description),
    environmentsProblem(config, input.environments),
    input.host ? hostProblem(input.host, input.environments) : undefined,
    imageProblem(config, input.image),
  ].filter(problem => problem !== undefined);
}

function ownerProblem(owner: string): string | undefined {
  try {
    parseOwner(owner);
    return undefined;
  } catch (error) {
    return isError(error) ? error.message : String(error);
  }
}

function platformNameProblem(
  { gitops, pipeline }: Pick<DeliveryConfig, 'gitops' | 'pipeline'>,
  name: string,
): string | undefined {
  return [
    gitops.repository,
    gitops.platformRepository,
    pipeline.repository,
  ].includes(name)
    ? `Name: "${name}" is a repository of the platform itself. Choose another name.`
    : undefined;
}

function imageProblem(
  { images }: Pick<DeliveryConfig, 'images'>,
  image: string | undefined,
): string | undefined {
  const problem =
    image === undefined ? undefined : placeImage(images, image).problem;
  return problem && `Image: ${explainImageProblem(problem)}`;
}
