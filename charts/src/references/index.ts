import { Manifest, podsOf } from '../manifests';
import { monitorViolations } from './monitors';
import { nameViolations } from './names';
import { podViolations } from './pods';
import { selectorViolations } from './selectors';

/**
 * Selectors that do not match exactly the Pods they are meant for, and references that lead nowhere.
 * `neighbours` are objects of other services in the same namespace.
 */
export function referenceViolations(
  manifests: Manifest[],
  neighbours: Manifest[] = [],
): string[] {
  return [
    ...selectorViolations(manifests, neighbours),
    ...monitorViolations(manifests, neighbours),
    ...nameViolations(manifests),
    ...podsOf(manifests).flatMap(pods => podViolations(pods, manifests)),
  ];
}
