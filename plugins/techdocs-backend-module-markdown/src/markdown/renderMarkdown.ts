import MarkdownIt from 'markdown-it';
import { parse } from 'yaml';
import { admonitions } from './admonitions';
import { identifyHeadings, type Heading } from './headings';
import { renderFence } from './highlight';
import { rewriteLinks, type ResolveLink } from './links';
import { safeHtml } from './safeHtml';
import { sectionsOf, type Section } from './sections';
import { taskLists } from './taskLists';

export type { Heading, ResolveLink, Section };

export interface RenderedPage {
  html: string;
  /** Of the front matter, else the first heading of level 1. */
  title?: string;
  headings: Heading[];
  sections: Section[];
}

const FRONT_MATTER =
  /^---[ \t]*\r?\n([^]*?)\r?\n(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/;

function createMarkdown(): MarkdownIt {
  const md = new MarkdownIt({ html: false, linkify: true });
  // Only what is written as an address is one, not every word with a dot.
  md.linkify.set({ fuzzyLink: false, fuzzyEmail: false });
  md.use(admonitions).use(safeHtml).use(taskLists);
  md.renderer.rules.fence = (tokens, index) =>
    renderFence(tokens[index].content, tokens[index].info);
  md.renderer.rules.heading_close = (tokens, index) => {
    const open = tokens[index - 2];
    const id = open.attrGet('id');
    return `<a class="headerlink" href="#${encodeURIComponent(
      id ?? '',
    )}" title="Permanent link">¶</a></${tokens[index].tag}>\n`;
  };
  return md;
}

const markdown = createMarkdown();

/** A Markdown document as HTML that is safe to show: HTML in it is text. */
export function renderMarkdown(
  source: string,
  resolve: ResolveLink,
): RenderedPage {
  const { title, body } = splitFrontMatter(source.replace(/^\uFEFF/, ''));
  const tokens = markdown.parse(body, {});
  const headings = identifyHeadings(tokens);
  rewriteLinks(tokens, resolve);
  return {
    html: markdown.renderer.render(tokens, markdown.options, {}),
    title: title ?? headings.find(({ level }) => level === 1)?.title,
    headings,
    sections: sectionsOf(tokens, headings),
  };
}

function splitFrontMatter(source: string): { title?: string; body: string } {
  const match = FRONT_MATTER.exec(source);
  if (!match) {
    return { body: source };
  }
  const body = source.slice(match[0].length);
  let meta: unknown;
  try {
    meta = parse(match[1]);
  } catch {
    // A rule that only looks like front matter is text.
    return { body: source };
  }
  if (meta === null || typeof meta !== 'object') {
    return { body: source };
  }
  const { title } = meta as { title?: unknown };
  return { ...(typeof title === 'string' && { title }), body };
}
