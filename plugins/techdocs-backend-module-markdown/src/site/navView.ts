import type { NavView } from '../html';
import type { NavItem } from './nav';
import { relativeUrl, type PagePath } from './pages';

/** The sidebar as one page shows it. */
export function navView(
  items: NavItem[],
  options: {
    page: PagePath;
    pages: ReadonlyMap<string, PagePath & { title: string }>;
  },
): NavView[] {
  const { page, pages } = options;
  return items.flatMap((item): NavView[] => {
    if (item.kind === 'section') {
      const inside = navView(item.items, options);
      const active = inside.some(view => view.active);
      return [{ kind: 'section', title: item.title, items: inside, active }];
    }
    if (item.kind === 'link') {
      return [{ ...item, active: false }];
    }
    const target = pages.get(item.source);
    return target
      ? [
          {
            kind: 'link',
            title: item.title ?? target.title,
            href: relativeUrl(page.url, target.url),
            active: target.source === page.source,
          },
        ]
      : [];
  });
}
