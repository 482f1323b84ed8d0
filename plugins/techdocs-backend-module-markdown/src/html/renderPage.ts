import type { Heading } from '../markdown';
import { escapeHtml } from './escapeHtml';
import { renderNav, type NavView } from './renderNav';
import { renderToc } from './renderToc';

export type { NavView };

export interface Neighbour {
  title: string;
  href: string;
}

export interface PageView {
  siteName: string;
  description?: string;
  title: string;
  /** Address of the stylesheet, relative to the page. */
  stylesheet: string;
  nav: NavView[];
  headings: Heading[];
  /** The page's own HTML, already safe. */
  content: string;
  editUrl?: string;
  previous?: Neighbour;
  next?: Neighbour;
}

/** A whole document, in the structure of Material for MkDocs that TechDocs' reader and its styles expect. */
export function renderPage(view: PageView): string {
  const hasTitle = view.headings.some(({ level }) => level === 1);
  const title =
    view.title === view.siteName
      ? view.title
      : `${view.title} - ${view.siteName}`;
  return `<!doctype html>
<html lang="en" class="no-js">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
${
  view.description
    ? `<meta name="description" content="${escapeHtml(view.description)}">\n`
    : ''
}<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${escapeHtml(view.stylesheet)}">
</head>
<body dir="ltr">
<input class="md-toggle" data-md-toggle="drawer" type="checkbox" id="__drawer" autocomplete="off">
<label class="md-overlay" for="__drawer"></label>
<header class="md-header"><label class="md-header__button md-icon" for="__drawer"></label><span class="md-header__title">${escapeHtml(
    view.siteName,
  )}</span></header>
<div class="md-container" data-md-component="container">
<main class="md-main" data-md-component="main">
<div class="md-main__inner md-grid">
<div class="md-sidebar md-sidebar--primary" data-md-component="sidebar" data-md-type="navigation"><div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner"><nav class="md-nav md-nav--primary" aria-label="Navigation"><label class="md-nav__title" for="__drawer">${escapeHtml(
    view.siteName,
  )}</label>${renderNav(view.nav)}</nav></div></div></div>
<div class="md-sidebar md-sidebar--secondary" data-md-component="sidebar" data-md-type="toc"><div class="md-sidebar__scrollwrap"><div class="md-sidebar__inner">${renderToc(
    view.headings,
  )}</div></div></div>
<div class="md-content" data-md-component="content">
<article class="md-content__inner md-typeset">
${
  view.editUrl
    ? `<a class="md-content__button md-icon" href="${escapeHtml(
        view.editUrl,
      )}" title="Edit this page">✎</a>\n`
    : ''
}${hasTitle ? '' : `<h1>${escapeHtml(view.title)}</h1>\n`}${view.content}
</article>
</div>
</div>
</main>
<footer class="md-footer">${renderNeighbours(view)}</footer>
</div>
</body>
</html>
`;
}

function renderNeighbours({ previous, next }: PageView): string {
  const link = (
    kind: 'prev' | 'next',
    direction: string,
    neighbour?: Neighbour,
  ) =>
    neighbour
      ? `<a class="md-footer__link md-footer__link--${kind}" href="${escapeHtml(
          neighbour.href,
        )}" rel="${kind}"><span class="md-footer__title"><span class="md-footer__direction">${direction}</span><span class="md-ellipsis">${escapeHtml(
          neighbour.title,
        )}</span></span></a>`
      : '';
  return previous || next
    ? `<nav class="md-footer__inner md-grid" aria-label="Footer">${link(
        'prev',
        'Previous',
        previous,
      )}${link('next', 'Next', next)}</nav>`
    : '';
}
