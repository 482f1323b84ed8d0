import type { Heading } from '../markdown';
import { escapeHtml } from './escapeHtml';

const DEEPEST = 3;

/** The page's own headings, from the second level to the third. */
export function renderToc(headings: Heading[]): string {
  const shown = headings.filter(({ level }) => level > 1 && level <= DEEPEST);
  if (shown.length === 0) {
    return '';
  }
  const items = shown.map(
    ({ id, title, level }) =>
      `<li class="md-nav__item md-nav__item--level-${level}"><a class="md-nav__link" href="#${encodeURIComponent(
        id,
      )}"><span class="md-ellipsis">${escapeHtml(title)}</span></a></li>`,
  );
  return `<nav class="md-nav md-nav--secondary" aria-label="Table of contents"><label class="md-nav__title">Table of contents</label><ul class="md-nav__list" data-md-component="toc">${items.join(
    '',
  )}</ul></nav>`;
}
