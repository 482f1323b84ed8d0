import { renderMarkdown } from '../markdown';
import type { SiteConfig } from './config';
import { relativeUrl } from './pages';
import type { SitePage } from './sitePage';

/** A home page for documentation that has none: TechDocs opens index.html. */
export function contentsPage(config: SiteConfig, pages: SitePage[]): SitePage {
  const list = pages
    .map(
      ({ title, url }) =>
        `- [${title.replace(/[[\]\\]/g, '\\$&')}](${relativeUrl('', url)})`,
    )
    .join('\n');
  const rendered = renderMarkdown(list, href => href);
  return {
    ...rendered,
    title: config.name,
    source: '',
    url: '',
    output: 'index.html',
  };
}
