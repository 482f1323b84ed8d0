import {
  explainImageProblem,
  formatImageReference,
  placeImage,
  type ImageReference,
} from '@internal/plugin-delivery-common';
import type {
  DeliveryConfig,
  ImageRegistryClient,
} from '@internal/plugin-delivery-node';

export interface ResolvedImage {
  /** Where it is taken from, with the digest where the registry told it. */
  image: string;
  /** A sentence for people: what is certain of it. */
  note: string;
}

/**
 * The image that somebody named: where it is taken from, and what it is now. A registry that does not answer is no
 * problem, one that has no such image is. Throws nothing for either.
 */
export async function resolveImage(
  deps: { config: Pick<DeliveryConfig, 'images'>; images: ImageRegistryClient },
  text: string,
): Promise<ResolvedImage | { problem: string }> {
  const { reference, problem } = placeImage(deps.config.images, text);
  if (!reference) {
    return { problem: `Image: ${explainImageProblem(problem)}` };
  }
  const answer = await deps.images.resolve(reference);
  switch (answer.state) {
    case 'absent':
      return {
        problem: `Image: ${answer.message} Correct its name, tag or digest.`,
      };
    case 'found':
      return pinned(reference, answer.digest);
    default:
      return unpinned(reference, answer.message);
  }
}

/** What is known without asking the registry. */
export function namedImage(reference: ImageReference): ResolvedImage {
  return unpinned(reference, 'The registry was not asked.');
}

function pinned(reference: ImageReference, digest: string): ResolvedImage {
  return {
    image: formatImageReference({ ...reference, digest }),
    note: `It runs exactly ${digest}.`,
  };
}

function unpinned(reference: ImageReference, reason: string): ResolvedImage {
  return {
    image: formatImageReference(reference),
    note: reference.digest
      ? `It runs exactly ${reference.digest}. Whether the registry has it is not known: ${reason}`
      : `It runs whatever the registry has under the tag ${reference.tag}: its digest is not known. ${reason}`,
  };
}
