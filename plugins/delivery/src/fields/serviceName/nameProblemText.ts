import {
  SERVICE_NAME_MAX_LENGTH,
  SERVICE_NAME_MIN_LENGTH,
  type ServiceNameProblem,
} from '@internal/plugin-delivery-common';
import type { Translate } from '../translator';

/** What is wrong with a name, in words for the person who typed it. */
export function nameProblemText(
  t: Translate,
  name: string,
  problem: ServiceNameProblem,
): string {
  return t(`name.problem.${problem}`, {
    name,
    length: name.length,
    min: SERVICE_NAME_MIN_LENGTH,
    max: SERVICE_NAME_MAX_LENGTH,
  } as never);
}
