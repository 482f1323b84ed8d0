import type { Entity } from '@backstage/catalog-model';

/** What an entity says of itself to people. */
export interface EntityTexts {
  title: string;
  description?: string;
}

/**
 * Title and description of an entity in a language: its annotations `delivery/title-<language>` and
 * `delivery/description-<language>` where it has them, else those of its metadata, else its name.
 */
export function textsOf(
  { metadata }: Pick<Entity, 'metadata'>,
  language: string,
): EntityTexts {
  const { annotations = {}, name, title = name, description } = metadata;
  return {
    title: annotations[`delivery/title-${language}`] ?? title,
    description: annotations[`delivery/description-${language}`] ?? description,
  };
}
