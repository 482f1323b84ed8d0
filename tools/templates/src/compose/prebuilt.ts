import type { Prebuilt } from './source';

/** The image that the answers lead to, as an expression of the template; nothing where it brings none. */
export function prebuiltImageOf(
  prebuilt: readonly Prebuilt[] | undefined,
): string | undefined {
  if (!prebuilt) {
    return undefined;
  }
  const image = prebuilt.reduceRight((others, { when, image: named }) => {
    const given = Object.entries(when).map(
      ([question, answer]) => `parameters.${question} == '${answer}'`,
    );
    return named
      ? `'${named}' if ${given.join(' and ')} else (${others})`
      : others;
  }, 'parameters.image');
  return `\${{ ${image} }}`;
}
