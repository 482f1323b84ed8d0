import type { ImageProblem } from '@internal/plugin-delivery-common';
import type { Translate } from '../translator';

/** What is wrong with an image, in words for the person who named it. */
export function imageProblemText(
  t: Translate,
  { code, values }: ImageProblem,
): string {
  return t(`image.problem.${code}`, values as never);
}
