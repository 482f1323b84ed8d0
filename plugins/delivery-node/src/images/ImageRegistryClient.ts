import type { ImageReference } from '@internal/plugin-delivery-common';

/** What a registry says about a reference. */
export type ImageAnswer =
  | { state: 'found'; digest: string }
  /** The registry answered, and has no such image. */
  | { state: 'absent'; message: string }
  /** Nothing is known: the registry did not answer, or does not let the portal look. */
  | { state: 'unknown'; message: string };

/** Registries of images that somebody else has built; only those that the configuration allows are ever asked. */
export interface ImageRegistryClient {
  /** Finds out which image a reference means now. Throws InputError for a registry that is not allowed. */
  resolve(reference: ImageReference): Promise<ImageAnswer>;
}
