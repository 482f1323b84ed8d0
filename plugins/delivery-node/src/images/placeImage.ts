import {
  explainUnpinned,
  formatImageReference,
  parseImageReference,
  type ImageReference,
} from '@internal/plugin-delivery-common';
import type { DeliveryConfig } from '../config';

export type PlacedImage =
  | { reference: ImageReference; problem?: undefined }
  | { reference?: undefined; problem: string };

/**
 * Where an image that somebody named is taken from: itself, or its registry's mirror; or why it may not run here.
 * What was placed once stays where it is when it is placed again.
 */
export function placeImage(
  images: DeliveryConfig['images'],
  text: string,
): PlacedImage {
  const { reference, problem } = parseImageReference(text);
  if (!reference) {
    return { problem };
  }
  const unpinned = explainUnpinned(reference);
  if (unpinned) {
    return { problem: unpinned };
  }
  if (isAllowed(images, reference)) {
    return { reference };
  }
  const mirror = Object.hasOwn(images.mirrors, reference.registry)
    ? images.mirrors[reference.registry]
    : undefined;
  if (mirror) {
    return { reference: below(mirror, reference) };
  }
  return {
    problem: `Images of ${
      reference.registry
    } may not run here. Take one of ${listed(
      images,
    )}, or ask for the registry in delivery.images.`,
  };
}

/** Whether a host may be asked for images: it is on the list, or stands for one that is. */
export function isAllowedHost(
  images: DeliveryConfig['images'],
  host: string,
): boolean {
  return allowedPlaces(images).some(place => place.split('/')[0] === host);
}

function isAllowed(
  images: DeliveryConfig['images'],
  reference: ImageReference,
): boolean {
  const path = `${reference.registry}/${reference.repository}`;
  return allowedPlaces(images).some(place => path.startsWith(`${place}/`));
}

function allowedPlaces({
  allowedRegistries,
  mirrors,
}: DeliveryConfig['images']): string[] {
  return [...allowedRegistries, ...Object.values(mirrors)];
}

function below(mirror: string, reference: ImageReference): ImageReference {
  const [registry, ...path] = mirror.split('/');
  return {
    ...reference,
    registry,
    repository: [...path, reference.repository].join('/'),
  };
}

function listed(images: DeliveryConfig['images']): string {
  const names = [...Object.keys(images.mirrors), ...images.allowedRegistries];
  return names.length > 0 ? names.join(', ') : 'none (nothing is configured)';
}

/** The registry and path of a placed image, as a release file has them. */
export function repositoryOf(reference: ImageReference): string {
  return formatImageReference({
    registry: reference.registry,
    repository: reference.repository,
  });
}
