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

/**
 * What is certain of an image:
 * - `found`: its registry has it, under the digest in its name;
 * - `named`: somebody named it by its digest; whether its registry has that is not known;
 * - `tagged`: it is whatever its registry has under the tag.
 */
export type ImageCertainty = 'found' | 'named' | 'tagged';

export interface ResolvedImage {
  /** Where it is taken from, with the digest where the registry told it. */
  image: string;
  certainty: ImageCertainty;
  /** Why no more is certain. */
  reason?: string;
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
    certainty: 'found',
  };
}

function unpinned(reference: ImageReference, reason: string): ResolvedImage {
  return {
    image: formatImageReference(reference),
    certainty: reference.digest ? 'named' : 'tagged',
    reason,
  };
}

const explanations: Record<ImageCertainty, string> = {
  found: 'It runs exactly this digest.',
  named:
    'It runs exactly this digest. Whether the registry has it is not known.',
  tagged:
    'It runs whatever the registry has under this tag: its digest is not known.',
};

/** What is certain of an image, for the log. */
export function describeImage({
  image,
  certainty,
  reason = '',
}: ResolvedImage): string {
  return `Image ${image}: ${explanations[certainty]} ${reason}`.trim();
}
