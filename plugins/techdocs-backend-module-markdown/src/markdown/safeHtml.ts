import type MarkdownIt from 'markdown-it';

const COMMENT = /^<!--[^]*?-->/;
const HARMLESS = /^<(\/?)(br|kbd|sub|sup|mark|small|b|i|em|strong|u|s)\s*\/?>/i;

/** HTML is shown as text, but for comments, which vanish, and a few tags without attributes. */
export function safeHtml(md: MarkdownIt): void {
  md.inline.ruler.before('autolink', 'safe_html', (state, silent) => {
    if (state.src[state.pos] !== '<') {
      return false;
    }
    const rest = state.src.slice(state.pos, state.posMax);
    const found = COMMENT.exec(rest) ?? HARMLESS.exec(rest);
    if (!found) {
      return false;
    }
    if (!silent && found.length > 1) {
      state.push('html_inline', '', 0).content = `<${
        found[1]
      }${found[2].toLowerCase()}>`;
    }
    state.pos += found[0].length;
    return true;
  });
  md.block.ruler.before(
    'fence',
    'comment',
    (state, startLine, endLine, silent) => {
      const start = state.bMarks[startLine] + state.tShift[startLine];
      if (
        state.sCount[startLine] - state.blkIndent >= 4 ||
        !state.src.startsWith('<!--', start)
      ) {
        return false;
      }
      for (let line = startLine; line < endLine; line += 1) {
        const text = state.src.slice(
          line === startLine ? start : state.bMarks[line],
          state.eMarks[line],
        );
        const at = text.indexOf('-->');
        if (at >= 0) {
          // Text behind a comment is a paragraph that the inline rule handles.
          if (text.slice(at + 3).trim() !== '') {
            return false;
          }
          if (!silent) {
            state.line = line + 1;
          }
          return true;
        }
      }
      return false;
    },
    { alt: ['paragraph', 'reference', 'blockquote', 'list'] },
  );
}
