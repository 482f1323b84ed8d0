import { escapeHtml } from './escapeHtml';

/** The sidebar as one page shows it: addresses are relative to that page. */
export type NavView =
  | { kind: 'link'; title: string; href: string; active: boolean }
  | { kind: 'section'; title: string; items: NavView[]; active: boolean };

/** Nested lists with the classes that TechDocs' reader works on; a section opens by a box that is not shown. */
export function renderNav(items: NavView[], id = '__nav'): string {
  const rows = items.map((item, index) => {
    const own = `${id}_${index + 1}`;
    const active = item.active ? ' md-nav__item--active' : '';
    if (item.kind === 'link') {
      const current = item.active
        ? ' md-nav__link--active" aria-current="page'
        : '';
      return `<li class="md-nav__item${active}"><a class="md-nav__link${current}" href="${escapeHtml(
        item.href,
      )}"><span class="md-ellipsis">${escapeHtml(item.title)}</span></a></li>`;
    }
    return `<li class="md-nav__item md-nav__item--nested${active}"><input class="md-nav__toggle md-toggle" type="checkbox" id="${own}"${
      item.active ? ' checked' : ''
    }><label class="md-nav__link" for="${own}"><span class="md-ellipsis">${escapeHtml(
      item.title,
    )}</span><span class="md-nav__icon md-icon"></span></label><nav class="md-nav" aria-label="${escapeHtml(
      item.title,
    )}">${renderNav(item.items, own)}</nav></li>`;
  });
  return `<ul class="md-nav__list">${rows.join('')}</ul>`;
}
