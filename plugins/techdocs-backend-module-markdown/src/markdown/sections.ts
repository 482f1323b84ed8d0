import type Token from 'markdown-it/lib/token.mjs';
import { plainText, type Heading } from './headings';

/** A part of a page as the search sees it; the first has no heading. */
export interface Section {
  heading?: Heading;
  text: string;
}

export function sectionsOf(tokens: Token[], headings: Heading[]): Section[] {
  const sections: Section[] = [{ text: '' }];
  let next = 0;
  let inHeading = false;
  for (const token of tokens) {
    if (token.type === 'heading_open') {
      sections.push({ heading: headings[next], text: '' });
      next += 1;
      inHeading = true;
    } else if (token.type === 'heading_close') {
      inHeading = false;
    } else if (!inHeading) {
      const current = sections[sections.length - 1];
      const text = token.type === 'inline' ? plainText(token) : '';
      const code = ['fence', 'code_block'].includes(token.type)
        ? token.content
        : '';
      current.text = `${current.text} ${text}${code}`.trim();
    }
  }
  return sections;
}
