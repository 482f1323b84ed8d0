import { posix } from 'node:path';
import type { NavEntry } from './config';

/** What the sidebar shows. */
export type NavItem =
  | { kind: 'page'; title?: string; source: string }
  | { kind: 'link'; title: string; href: string }
  | { kind: 'section'; title: string; items: NavItem[] };

/** The sidebar as mkdocs.yml says it; entries that lead nowhere are left out with a warning. */
export function navFromConfig(
  entries: NavEntry[],
  pages: ReadonlySet<string>,
  warn: (message: string) => void,
): NavItem[] {
  const one = (target: string, title?: string): NavItem[] => {
    if (/^(https?:|mailto:)/i.test(target)) {
      return [{ kind: 'link', title: title ?? target, href: target }];
    }
    const source = posix.normalize(target);
    if (pages.has(source)) {
      return [{ kind: 'page', title, source }];
    }
    warn(`nav names ${target}, which is no page of the documentation`);
    return [];
  };
  return entries.flatMap(entry => {
    if (typeof entry === 'string') {
      return one(entry);
    }
    return Object.entries(entry).flatMap(([title, target]): NavItem[] => {
      if (Array.isArray(target)) {
        const items = navFromConfig(target, pages, warn);
        return items.length > 0 ? [{ kind: 'section', title, items }] : [];
      }
      return target === null ? [] : one(target, title);
    });
  });
}

/** The sidebar where mkdocs.yml says nothing: folders are sections, an index comes first. */
export function navFromFiles(sources: string[], folder = ''): NavItem[] {
  const inside = sources.filter(source => source.startsWith(folder));
  const own = inside
    .filter(source => !source.slice(folder.length).includes('/'))
    .sort(
      (a, b) => Number(isIndex(b)) - Number(isIndex(a)) || (a < b ? -1 : 1),
    );
  const folders = new Set(
    inside
      .map(source => source.slice(folder.length).split('/'))
      .filter(parts => parts.length > 1)
      .map(([name]) => name),
  );
  return [
    ...own.map((source): NavItem => ({ kind: 'page', source })),
    ...[...folders].sort().map(
      (name): NavItem => ({
        kind: 'section',
        title: humanize(name),
        items: navFromFiles(sources, `${folder}${name}/`),
      }),
    ),
  ];
}

/** Pages in the order of the sidebar, each once: for previous and next. */
export function pagesInOrder(items: NavItem[]): string[] {
  const all = items.flatMap(item => {
    if (item.kind === 'section') {
      return pagesInOrder(item.items);
    }
    return item.kind === 'page' ? [item.source] : [];
  });
  return [...new Set(all)];
}

/** `getting-started` as "Getting started". */
export function humanize(name: string): string {
  const words = name.replace(/[-_]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isIndex(source: string): boolean {
  return /^(index|readme)\./i.test(posix.basename(source));
}
