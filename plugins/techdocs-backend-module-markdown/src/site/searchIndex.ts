import type { Section } from '../markdown';

interface SearchDocument {
  location: string;
  title: string;
  text: string;
}

/** The index that TechDocs' search reads, in MkDocs' form: one document for a page, and one for each of its sections. */
export function searchIndex(
  pages: { url: string; title: string; sections: Section[] }[],
): { config: object; docs: SearchDocument[] } {
  return {
    config: {
      lang: ['en'],
      separator: '[\\s\\-]+',
      pipeline: ['stopWordFilter'],
    },
    docs: pages.flatMap(({ url, title, sections }) => [
      {
        location: url,
        title,
        text: sections
          .map(({ text }) => text)
          .join(' ')
          .trim(),
      },
      ...sections.flatMap(({ heading, text }) =>
        heading
          ? [{ location: `${url}#${heading.id}`, title: heading.title, text }]
          : [],
      ),
    ]),
  };
}
