import type { Application } from './application';
import { cleanPath } from './cleanPath';

const MANIFEST_PATHS = 'argocd.argoproj.io/manifest-generate-paths';

/**
 * The paths of a repository that decide about an Application's manifests, by its annotation; undefined where it has
 * none, so that every file does. Relative ones start from the source's own path.
 */
export function manifestPaths(
  application: Application,
  base = '',
): string[] | undefined {
  const annotated = application.object.metadata.annotations?.[MANIFEST_PATHS];
  return annotated
    ? annotated
        .split(';')
        .map(path => cleanPath(path.startsWith('/') ? path : `${base}/${path}`))
    : undefined;
}
