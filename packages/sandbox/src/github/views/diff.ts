import type { FileDiff } from '../git';
import type { Repository } from '../store';
import { encodePath, type Site } from './site';

/** A changed file in a commit, a comparison or a pull request. */
export function diffView(
  site: Site,
  repository: Repository,
  commit: string,
  file: FileDiff,
) {
  const html = `${site.html}/${repository.slug}`;
  const path = encodePath(file.path);
  return {
    sha: file.sha,
    filename: file.path,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${html}/blob/${commit}/${path}`,
    raw_url: `${html}/raw/${commit}/${path}`,
    contents_url: `${site.api}/repos/${repository.slug}/contents/${path}?ref=${commit}`,
    ...(file.patch !== undefined && { patch: file.patch }),
    ...(file.previousPath && { previous_filename: file.previousPath }),
  };
}
