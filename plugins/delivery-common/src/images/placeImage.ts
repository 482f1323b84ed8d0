import type { ImageProblem } from './imageProblem';
import {
  formatImageReference,
  parseImageReference,
  unpinnedProblem,
  type ImageReference,
} from './imageReference';

/** Where images may come from that no pipeline of ours has built. */
export interface ImageSources {
  /** Registries, or paths in them, for instance `public.ecr.aws` or `ghcr.io/acme`. */
  allowedRegistries: string[];
  /** By registry: where its images are taken from instead, for instance an ECR pull-through cache. */
  mirrors: Record<string, string>;
}

export type PlacedImage =
  | { reference: ImageReference; problem?: undefined }
  | { reference?: undefined; problem: ImageProblem };

/**
 * Where an image that somebody named is taken from: itself, or its registry's mirror; or why it may not run here.
 * What was placed once stays where it is when it is placed again.
 */
export function placeImage(images: ImageSources, text: string): PlacedImage {
  const { reference, problem } = parseImageReference(text);
  if (!reference) {
    return { problem };
  }
  const unpinned = unpinnedProblem(reference);
  if (unpinned) {
    return { problem: unpinned };
  }
  if (isAllowed(images, reference)) {
    return { reference };
  }
  const { registry } = reference;
  const mirror = Object.hasOwn(images.mirrors, registry)
    ? images.mirrors[registry]
    : undefined;
  return mirror
    ? { reference: below(mirror, reference) }
    : { problem: notAllowed(images, registry) };
}

/** Whether a host may be asked for images: it is on the list, or stands for one that is. */
export function isAllowedHost(images: ImageSources, host: string): boolean {
  return allowedPlaces(images).some(place => place.split('/')[0] === host);
}

function isAllowed(images: ImageSources, reference: ImageReference): boolean {
  const path = `${reference.registry}/${reference.repository}`;
  return allowedPlaces(images).some(place => path.startsWith(`${place}/`));
}

function allowedPlaces({ allowedRegistries, mirrors }: ImageSources): string[] {
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

function notAllowed(images: ImageSources, registry: string): ImageProblem {
  const allowed = allowedNames(images).join(', ');
  return allowed === ''
    ? { code: 'none-allowed', values: { registry } }
    : { code: 'not-allowed', values: { registry, allowed } };
}

/** The registries that people may name, or paths in them. */
export function allowedNames({
  allowedRegistries,
  mirrors,
}: ImageSources): string[] {
  return [...Object.keys(mirrors), ...allowedRegistries];
}

/** The registry and path of a placed image, as a release file has them. */
export function repositoryOf(reference: ImageReference): string {
  return formatImageReference({
    registry: reference.registry,
    repository: reference.repository,
  });
}
