import path from 'node:path';
import { parse } from 'yaml';
import { textsOf, type Rendered } from '../render';

/** Pages of the navigation and links between files that lead nowhere. */
export function docsProblems(rendered: Rendered): string[] {
  return [...navigationProblems(rendered), ...linkProblems(rendered)];
}

function navigationProblems({ files }: Rendered): string[] {
  const text = files.get('mkdocs.yml')?.toString('utf8');
  if (text === undefined) {
    return [];
  }
  const nav: Array<Record<string, string>> = parse(text).nav;
  const pages = nav.flatMap(entry => Object.values(entry));
  const written = [...files.keys()]
    .filter(file => file.startsWith('docs/'))
    .map(file => file.slice('docs/'.length));
  return [
    ...pages
      .filter(page => !written.includes(page))
      .map(page => `mkdocs.yml: there is no docs/${page}`),
    ...written
      .filter(page => page.endsWith('.md') && !pages.includes(page))
      .map(page => `mkdocs.yml: docs/${page} is in no navigation`),
  ];
}

function linkProblems(rendered: Rendered): string[] {
  return textsOf(rendered)
    .filter(([file]) => file.endsWith('.md'))
    .flatMap(([file, text]) =>
      [...text.matchAll(/\]\((?!\w+:|#)([^)#\s]+)/g)]
        .map(([, target]) => path.posix.join(path.posix.dirname(file), target))
        .filter(target => !rendered.files.has(target))
        .map(target => `${file}: links to ${target}, which is not there`),
    );
}
