import {
  VISIBILITIES,
  type Visibility,
} from '@internal/plugin-delivery-common';

/**
 * Whether workflows of a repository may call a reusable one of another repository of its organisation: never of one that
 * fewer see (GitHub's "Access to reusable workflows").
 */
export function mayCallWorkflows(
  caller: Visibility,
  called: Visibility,
): boolean {
  return VISIBILITIES.indexOf(called) >= VISIBILITIES.indexOf(caller);
}
