import type { RepositoryData } from '../schema';

/** The custom property that carries the marker of a creation, where the organisation defines it. */
export const CREATION_PROPERTY = 'delivery-creation';

/** The marker: the custom property, else the task's id at the end of the homepage. */
export function markerOf(
  data: Pick<RepositoryData, 'custom_properties' | 'homepage'>,
): string | undefined {
  const property = data.custom_properties?.[CREATION_PROPERTY];
  if (typeof property === 'string' && property) {
    return property;
  }
  return data.homepage?.match(/\/tasks\/([^/?#]+)\/?$/)?.[1];
}

/** GitHub refuses control characters in a description and more than 350 characters. */
export function descriptionFor(text: string): string {
  // eslint-disable-next-line no-control-regex
  const line = text.replace(/[\u0000-\u001f\u007f-\u009f\s]+/g, ' ').trim();
  const characters = [...line];
  return characters.length > 350
    ? `${characters.slice(0, 349).join('')}…`
    : line;
}
