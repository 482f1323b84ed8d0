import { typeOfMode, type PathEntry } from '../git';
import type { Repository } from '../store';
import { encodePath, type Site } from './site';

const TYPES = { blob: 'file', tree: 'dir', commit: 'submodule' } as const;

/** An entry of the contents API; a file's `content` comes along when it is asked for alone. */
export function contentView(
  site: Site,
  repository: Repository,
  ref: string,
  entry: PathEntry,
  size: number,
  content?: Buffer,
) {
  const api = `${site.api}/repos/${repository.slug}`;
  const html = `${site.html}/${repository.slug}`;
  const kind = typeOfMode(entry.mode);
  const path = encodePath(entry.path);
  const query = `?ref=${encodeURIComponent(ref)}`;
  const url = `${api}/contents/${path}${query}`;
  const gitUrl = kind === 'commit' ? null : `${api}/git/${kind}s/${entry.sha}`;
  const htmlUrl = `${html}/${kind === 'tree' ? 'tree' : 'blob'}/${encodePath(
    ref,
  )}/${path}`;
  return {
    name: entry.name,
    path: entry.path,
    sha: entry.sha,
    size,
    url,
    html_url: htmlUrl,
    git_url: gitUrl,
    download_url:
      kind === 'blob' ? `${html}/raw/${encodePath(ref)}/${path}` : null,
    type: TYPES[kind],
    ...(content && {
      content: wrapped(content.toString('base64')),
      encoding: 'base64',
    }),
    _links: { self: url, git: gitUrl, html: htmlUrl },
  };
}

/** GitHub breaks base64 after sixty characters. */
function wrapped(base64: string): string {
  return base64.replace(/(.{60})/g, '$1\n').replace(/([^\n])$/, '$1\n');
}
