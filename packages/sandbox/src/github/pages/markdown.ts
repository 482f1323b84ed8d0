import { html, type Html } from './html';

/** Headings, paragraphs, lists, fences, code, bold and links: enough to read a README. Everything else is text. */
export function markdown(source: string): Html {
  const blocks: Html[] = [];
  const lines = source.split(/\r?\n/);
  for (let at = 0; at < lines.length; ) {
    const line = lines[at];
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (/^\s*```/.test(line)) {
      const end = lines.findIndex(
        (text, i) => i > at && /^\s*```\s*$/.test(text),
      );
      const last = end < 0 ? lines.length : end;
      blocks.push(
        html`<pre><code>${lines.slice(at + 1, last).join('\n')}</code></pre>`,
      );
      at = last + 1;
    } else if (heading) {
      blocks.push(headingOf(heading[1].length, inline(heading[2])));
      at += 1;
    } else if (/^\s*[-*]\s+/.test(line)) {
      const items = takeWhile(lines, at, text => /^\s*[-*]\s+/.test(text));
      blocks.push(
        html`<ul>
          ${items.map(
            item => html`<li>${inline(item.replace(/^\s*[-*]\s+/, ''))}</li>`,
          )}
        </ul>`,
      );
      at += items.length;
    } else if (line.trim() === '') {
      at += 1;
    } else {
      const text = takeWhile(
        lines,
        at,
        (next, i) =>
          next.trim() !== '' &&
          (i === at || !/^(#{1,6}\s|\s*```|\s*[-*]\s)/.test(next)),
      );
      blocks.push(html`<p>${inline(text.join('\n'))}</p>`);
      at += text.length;
    }
  }
  return html`${blocks}`;
}

function headingOf(level: number, text: Html): Html {
  // the page has its own first heading
  return level <= 2 ? html`<h2>${text}</h2>` : html`<h3>${text}</h3>`;
}

const INLINE = /`([^`]+)`|\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^)\s]+)\)/g;

function inline(text: string): Html {
  const parts: Html[] = [];
  let at = 0;
  for (const match of text.matchAll(INLINE)) {
    const [whole, code, bold, label, href] = match;
    parts.push(html`${text.slice(at, match.index)}`);
    at = match.index + whole.length;
    if (code !== undefined) {
      parts.push(html`<code>${code}</code>`);
    } else if (bold !== undefined) {
      parts.push(html`<strong>${bold}</strong>`);
    } else if (/^(https?:\/\/|\.{0,2}\/|#)/i.test(href)) {
      parts.push(html`<a href="${href}" rel="noreferrer">${label}</a>`);
    } else {
      parts.push(html`${label}`);
    }
  }
  return html`${parts}${text.slice(at)}`;
}

function takeWhile(
  lines: readonly string[],
  from: number,
  belongs: (line: string, i: number) => boolean,
): string[] {
  let to = from;
  while (to < lines.length && belongs(lines[to], to)) {
    to += 1;
  }
  return lines.slice(from, to);
}
