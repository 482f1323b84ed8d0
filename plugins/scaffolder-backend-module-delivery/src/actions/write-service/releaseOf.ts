import { InputError } from '@backstage/errors';
import {
  explainImageProblem,
  placeImage,
  repositoryOf,
  type Release,
} from '@internal/plugin-delivery-common';
import type { DeliveryConfig } from '@internal/plugin-delivery-node';

/** The release of an image that somebody else has built. Throws InputError for one that may not run here. */
export function releaseOfImage(
  config: Pick<DeliveryConfig, 'appBaseUrl' | 'images'>,
  options: { image: string; task: string; actor: string; at: Date },
): Release {
  const { reference, problem } = placeImage(config.images, options.image);
  if (!reference) {
    throw new InputError(`Image: ${explainImageProblem(problem)}`);
  }
  const { tag, digest } = reference;
  return {
    image: {
      repository: repositoryOf(reference),
      ...(tag && { tag }),
      ...(digest && { digest }),
    },
    origin: {
      run: `${config.appBaseUrl}/create/tasks/${options.task}`,
      actor: options.actor,
      at: options.at.toISOString(),
    },
  };
}
