import {
  parseImageReference,
  placeImage,
  unpinnedProblem,
  type ImageProblem,
  type ImageProblemCode,
  type ImageReference,
  type ImageSources,
} from '@internal/plugin-delivery-common';

/** What a text means as an image. */
export type ReadImage =
  | { problem: ImageProblem; early: boolean }
  | {
      problem?: undefined;
      reference: ImageReference;
      /** Where it is taken from instead, when its registry has a mirror. */
      mirror?: ImageReference;
    };

/** What more typing mends by itself. */
const EARLY: readonly ImageProblemCode[] = [
  'empty',
  'no-version',
  'tag',
  'digest',
  'repository',
];

/** Reads an image as the backend will. Without sources it is not known which registries are allowed. */
export function readImage(text: string, sources?: ImageSources): ReadImage {
  const { reference, problem } = parseImageReference(text);
  if (!reference) {
    return refused(problem);
  }
  const unpinned = unpinnedProblem(reference);
  if (unpinned) {
    return refused(unpinned);
  }
  const placed = sources && placeImage(sources, text);
  if (placed?.problem) {
    return refused(placed.problem);
  }
  const isElsewhere =
    placed && placed.reference.registry !== reference.registry;
  return { reference, ...(isElsewhere && { mirror: placed.reference }) };
}

function refused(problem: ImageProblem): ReadImage {
  return { problem, early: EARLY.includes(problem.code) };
}
