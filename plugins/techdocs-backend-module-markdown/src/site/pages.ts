import { posix } from 'node:path';

/** Where a page comes from and where it goes. */
export interface PagePath {
  /** Relative to the documentation's folder. */
  source: string;
  /** The folder that it is shown at, with a slash at its end; empty for the home page. */
  url: string;
  /** The file that is written. */
  output: string;
}

const INDEX = /^(index|readme)\.(md|markdown)$/i;

/** Gives every page its address, as MkDocs does: index.md, or else README.md, is its folder's. */
export function pagePaths(
  sources: string[],
  warn: (message: string) => void,
): PagePath[] {
  const byUrl = new Map<string, string>();
  const ordered = [...sources].sort((a, b) => rank(a) - rank(b));
  for (const source of ordered) {
    const url = urlOf(source);
    const other = byUrl.get(url);
    if (other === undefined) {
      byUrl.set(url, source);
    } else {
      warn(`${source} is left out: ${other} has its address`);
    }
  }
  return [...byUrl].map(([url, source]) => ({
    source,
    url,
    output: posix.join(url, 'index.html'),
  }));
}

function rank(source: string): number {
  const name = posix.basename(source).toLowerCase();
  if (name.startsWith('index.')) {
    return 0;
  }
  return INDEX.test(name) ? 1 : 2;
}

function urlOf(source: string): string {
  const { dir, base, name } = posix.parse(source);
  const path = INDEX.test(base) ? dir : posix.join(dir, name);
  return path === '' ? '' : `${path}/`;
}

/** An address relative to a page's, for links and images. */
export function relativeUrl(fromUrl: string, to: string): string {
  const isFolder = to === '' || to.endsWith('/');
  const path = posix.relative(fromUrl || '.', to || '.');
  const encoded = path.split('/').map(encodeURIComponent).join('/');
  if (!isFolder) {
    return encoded;
  }
  return encoded === '' ? './' : `${encoded}/`;
}
