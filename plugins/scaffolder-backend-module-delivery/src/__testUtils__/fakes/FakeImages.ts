import {
  formatImageReference,
  type ImageReference,
} from '@internal/plugin-delivery-common';
import type {
  ImageAnswer,
  ImageRegistryClient,
} from '@internal/plugin-delivery-node';

/** A registry that has what it is given, or does not answer. */
export class FakeImages implements ImageRegistryClient {
  /** Digests by reference. */
  readonly images = new Map<string, string>();
  reachable = true;

  async resolve(reference: ImageReference): Promise<ImageAnswer> {
    if (!this.reachable) {
      return { state: 'unknown', message: 'Registry: no answer.' };
    }
    const name = formatImageReference(reference);
    const digest = this.images.get(name);
    return digest
      ? { state: 'found', digest }
      : { state: 'absent', message: `There is no image ${name}.` };
  }
}
