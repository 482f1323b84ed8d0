import type MarkdownIt from 'markdown-it';

type StateBlock = Parameters<
  Parameters<MarkdownIt['block']['ruler']['push']>[1]
>[0];

const OPENING =
  /^(!!!|\?\?\?\+?|===)\s+(?:([A-Za-z][\w-]*)(?:\s+[\w -]+?)?)?\s*(?:"([^"]*)")?\s*$/;
const INDENT = 4;

/** `!!! note "Title"`, collapsible `??? note`, and tabs `=== "Title"` (shown one below the other), with an indented body. */
export function admonitions(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'admonition', admonition, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

function admonition(
  state: StateBlock,
  startLine: number,
  endLine: number,
  silent: boolean,
): boolean {
  if (state.sCount[startLine] - state.blkIndent >= INDENT) {
    return false;
  }
  const line = state.src.slice(
    state.bMarks[startLine] + state.tShift[startLine],
    state.eMarks[startLine],
  );
  const match = OPENING.exec(line);
  const tab = match?.[1] === '===';
  if (!match || (tab ? match[3] === undefined : !match[2])) {
    return false;
  }
  if (silent) {
    return true;
  }
  const [, marker, name = '', title] = match;
  const type = name.toLowerCase();
  const collapsible = marker.startsWith('?');
  const indent = state.sCount[startLine] + INDENT;
  const end = bodyEnd(state, { from: startLine + 1, endLine, indent });

  const open = state.push(
    'admonition_open',
    collapsible ? 'details' : 'div',
    1,
  );
  open.block = true;
  open.map = [startLine, end];
  if (!collapsible) {
    open.attrSet('class', tab ? 'tabbed-block' : `admonition ${type}`);
  } else {
    open.attrSet('class', type);
  }
  if (marker === '???+') {
    open.attrSet('open', '');
  }
  const shown = title ?? type.charAt(0).toUpperCase() + type.slice(1);
  if (shown !== '') {
    const tag = collapsible ? 'summary' : 'p';
    const titleOpen = state.push('admonition_title_open', tag, 1);
    if (!collapsible) {
      titleOpen.attrSet('class', tab ? 'tabbed-title' : 'admonition-title');
    }
    const inline = state.push('inline', '', 0);
    inline.content = shown;
    inline.map = [startLine, startLine + 1];
    inline.children = [];
    state.push('admonition_title_close', tag, -1);
  }

  const { parentType, lineMax, blkIndent } = state;
  state.parentType = 'blockquote';
  state.lineMax = end;
  state.blkIndent = indent;
  state.md.block.tokenize(state, startLine + 1, end);
  Object.assign(state, { parentType, lineMax, blkIndent });

  state.push('admonition_close', collapsible ? 'details' : 'div', -1);
  state.line = end;
  return true;
}

/** The line after the last indented one. */
function bodyEnd(
  state: StateBlock,
  options: { from: number; endLine: number; indent: number },
): number {
  let end = options.from;
  for (let line = options.from; line < options.endLine; line += 1) {
    if (state.isEmpty(line)) {
      continue;
    }
    if (state.sCount[line] < options.indent) {
      break;
    }
    end = line + 1;
  }
  return end;
}
