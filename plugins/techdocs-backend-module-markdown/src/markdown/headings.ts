import type Token from 'markdown-it/lib/token.mjs';

export interface Heading {
  level: number;
  id: string;
  title: string;
}

const CUSTOM_ID = /\s*\{:?\s*#([A-Za-z][\w:.-]*)\s*\}\s*$/;

/** What an inline token says, without its markup. */
export function plainText(token: Token): string {
  return (token.children ?? [])
    .map(child => {
      switch (child.type) {
        case 'softbreak':
        case 'hardbreak':
          return ' ';
        case 'image':
          return plainText(child);
        default:
          return ['text', 'code_inline'].includes(child.type)
            ? child.content
            : '';
      }
    })
    .join('');
}

/** Gives headings their ids, each once on a page, and lists them. */
export function identifyHeadings(tokens: Token[]): Heading[] {
  const used = new Map<string, number>();
  const headings: Heading[] = [];
  tokens.forEach((token, index) => {
    if (token.type !== 'heading_open') {
      return;
    }
    const inline = tokens[index + 1];
    const custom = takeCustomId(inline);
    const title = plainText(inline).trim();
    const wanted = custom ?? (slugify(title) || 'section');
    const count = used.get(wanted) ?? 0;
    used.set(wanted, count + 1);
    const id = count === 0 ? wanted : `${wanted}_${count}`;
    token.attrSet('id', id);
    headings.push({ level: Number(token.tag.slice(1)), id, title });
  });
  return headings;
}

/** As Python-Markdown does it, so that links from elsewhere keep working; letters of every script are kept. */
function slugify(title: string): string {
  return title
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/[\s-]+/g, '-');
}

function takeCustomId(inline: Token): string | undefined {
  const last = inline.children?.[inline.children.length - 1];
  const match = last?.type === 'text' ? CUSTOM_ID.exec(last.content) : null;
  if (!last || !match) {
    return undefined;
  }
  last.content = last.content.slice(0, match.index);
  return match[1];
}
