import { posix } from 'node:path';
import type { EditUrl } from '../editUrl';
import type { ResolveLink } from '../markdown';
import { relativeUrl, type PagePath } from './pages';

export interface LinkTargets {
  /** By source. */
  pages: ReadonlyMap<string, PagePath>;
  assets: ReadonlySet<string>;
  /** Where the documentation is in the repository. */
  docsPath: string;
  editUrl?: EditUrl;
  warn: (message: string) => void;
}

/** How links of a page are rewritten: between files in the source, between addresses in the site. */
export function resolveLinksOf(
  page: PagePath,
  targets: LinkTargets,
): ResolveLink {
  return href => {
    if (/^([a-z][a-z0-9+.-]*:|\/|#|$)/i.test(href)) {
      return href;
    }
    const [, path, rest] = /^([^?#]*)(.*)$/.exec(href) ?? [];
    const target = posix.join(posix.dirname(page.source), decode(path));
    if (target === '..' || target.startsWith('../')) {
      return outside(page, target, targets);
    }
    const found = pageOf(target, targets.pages);
    if (found) {
      return relativeUrl(page.url, found.url) + rest;
    }
    if (targets.assets.has(target)) {
      return relativeUrl(page.url, target) + rest;
    }
    targets.warn(`${page.source} links to ${path}, which is not there`);
    return href;
  };
}

/** A file of the repository beside the documentation: shown where the repository is, if that is known. */
function outside(
  page: PagePath,
  target: string,
  { docsPath, editUrl, warn }: LinkTargets,
): string | undefined {
  const inRepository = posix.join(docsPath, target);
  if (inRepository.startsWith('..') || !editUrl) {
    warn(`${page.source} links to ${target}, which the site does not hold`);
    return undefined;
  }
  return editUrl(inRepository);
}

function pageOf(
  target: string,
  pages: ReadonlyMap<string, PagePath>,
): PagePath | undefined {
  const clean = target.replace(/\/$/, '');
  const candidates = [clean, `${clean}/index.md`, `${clean}/README.md`];
  if (clean === '.') {
    candidates.push('index.md', 'README.md');
  }
  return candidates.map(candidate => pages.get(candidate)).find(Boolean);
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
