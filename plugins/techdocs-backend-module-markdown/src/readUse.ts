import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

/** When this generator builds, and not MkDocs. */
export type Use = 'always' | 'without-mkdocs' | 'never';

/** Reads `techdocs.generator.markdown`: `always`, or `fallback`, which is for machines that would need a local MkDocs and lack it. */
export function readUse(config: Config): Use {
  const value =
    config.getOptionalString('techdocs.generator.markdown') ?? 'fallback';
  if (value === 'always') {
    return 'always';
  }
  if (value !== 'fallback') {
    throw new InputError(
      `techdocs.generator.markdown is '${value}'. Set it to 'always' or 'fallback'.`,
    );
  }
  const local =
    config.getOptionalString('techdocs.generator.runIn') === 'local';
  return local ? 'without-mkdocs' : 'never';
}
