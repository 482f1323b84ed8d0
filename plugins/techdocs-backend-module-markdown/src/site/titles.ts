import { posix } from 'node:path';
import type { RenderedPage } from '../markdown';
import { humanize, type NavItem } from './nav';
import type { PagePath } from './pages';

/** A title that the sidebar gives, else the page's own, else its file's name. */
export function titleOf(
  path: PagePath,
  page: RenderedPage,
  nav: NavItem[],
): string {
  const { name, dir } = posix.parse(path.source);
  const fallback = /^(index|readme)$/i.test(name)
    ? posix.basename(dir) || 'Home'
    : name;
  return navTitle(nav, path.source) ?? page.title ?? humanize(fallback);
}

function navTitle(items: NavItem[], source: string): string | undefined {
  for (const item of items) {
    const title =
      item.kind === 'section'
        ? navTitle(item.items, source)
        : item.kind === 'page' && item.source === source && item.title;
    if (title) {
      return title;
    }
  }
  return undefined;
}
