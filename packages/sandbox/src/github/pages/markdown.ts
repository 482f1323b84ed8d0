import MarkdownIt from 'markdown-it';
import { Html } from '../../core';

// Without HTML of the text's own: what looks like a tag is shown as it is. Dangerous links stay text.
const renderer = new MarkdownIt({ html: false, linkify: true });

// The page has its own first heading, and tells nobody where its visitors come from.
const shifted = ({ tag }: { tag: string }) => (tag === 'h1' ? 'h2' : tag);
renderer.renderer.rules.heading_open = (tokens, i) => `<${shifted(tokens[i])}>`;
renderer.renderer.rules.heading_close = (tokens, i) =>
  `</${shifted(tokens[i])}>\n`;
renderer.renderer.rules.link_open = (tokens, i, options, _env, self) => {
  tokens[i].attrSet('rel', 'noreferrer');
  return self.renderToken(tokens, i, options);
};

/** Markdown as GitHub shows it, tables among it. */
export function markdown(source: string): Html {
  return new Html(renderer.render(source));
}
