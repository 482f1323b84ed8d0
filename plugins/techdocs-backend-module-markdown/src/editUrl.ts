import type { ScmIntegrations } from '@backstage/integration';
import type { ParsedLocationAnnotation } from '@backstage/plugin-techdocs-node';

/** Where a file of the documentation's repository can be edited, by its path in the prepared folder. */
export type EditUrl = (path: string) => string;

/** Only for documentation that comes from a URL of a known host. */
export function editUrlFor(
  location: ParsedLocationAnnotation | undefined,
  integrations: ScmIntegrations,
): EditUrl | undefined {
  if (location?.type !== 'url' || !integrations.byUrl(location.target)) {
    return undefined;
  }
  const base = location.target.replace(/\/*$/, '/');
  return path =>
    integrations.resolveEditUrl(
      new URL(path.split('/').map(encodeURIComponent).join('/'), base).href,
    );
}
