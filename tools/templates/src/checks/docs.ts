import path from 'node:path';
import { parse } from 'yaml';
import { textsOf, type Rendered } from '../render';

/** Pages of the navigation and links between files that lead nowhere. */
export function docsProblems(rendered: Rendered): string[] {
  return [...navigationProblems(rendered), ...linkProblems(rendered)];
}

/** Wherever a service keeps its pages: in its repository, or beside its record. */
function navigationProblems({ files }: Rendered): string[] {
  return [...files]
    .filter(([file]) => path.posix.basename(file) === 'mkdocs.yml')
    .flatMap(([file, content]) => {
      const docs = path.posix.join(path.posix.dirname(file), 'docs/');
      const nav: Array<Record<string, string>> = parse(
        content.toString('utf8'),
      ).nav;
      const pages = nav.flatMap(entry => Object.values(entry));
      const written = [...files.keys()]
        .filter(page => page.startsWith(docs))
        .map(page => page.slice(docs.length));
      return [
        ...pages
          .filter(page => !written.includes(page))
          .map(page => `${file}: there is no ${docs}${page}`),
        ...written
          .filter(page => page.endsWith('.md') && !pages.includes(page))
          .map(page => `${file}: ${docs}${page} is in no navigation`),
      ];
    });
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
