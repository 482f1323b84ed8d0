import { posix } from 'node:path';
import type { EditUrl } from '../editUrl';
import { renderPage } from '../html';
import type { RenderedPage } from '../markdown';
import type { SiteConfig } from './config';
import { pagesInOrder, type NavItem } from './nav';
import { navView } from './navView';
import { relativeUrl, type PagePath } from './pages';

/** A page of the site before it is put into its frame. */
export type SitePage = PagePath & RenderedPage & { title: string };

/** The page's whole HTML: sidebar, headings and neighbours around its text. */
export function renderSitePage(
  page: SitePage,
  site: {
    config: SiteConfig;
    nav: NavItem[];
    pages: SitePage[];
    stylesheet: { path: string };
    editUrl?: EditUrl;
  },
): string {
  const { config, nav, pages } = site;
  const bySource = new Map(pages.map(other => [other.source, other]));
  const order = pagesInOrder(nav);
  const position = order.indexOf(page.source);
  const neighbour = (index: number) => {
    const other = bySource.get(order[index] ?? '');
    return position >= 0 && other
      ? { title: other.title, href: relativeUrl(page.url, other.url) }
      : undefined;
  };
  return renderPage({
    siteName: config.name,
    description: config.description,
    title: page.title,
    stylesheet: relativeUrl(page.url, site.stylesheet.path),
    nav: navView(nav, { page, pages: bySource }),
    headings: page.headings,
    content: page.html,
    editUrl:
      page.source && site.editUrl?.(posix.join(config.docsPath, page.source)),
    previous: neighbour(position - 1),
    next: neighbour(position + 1),
  });
}
