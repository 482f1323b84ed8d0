import type MarkdownIt from 'markdown-it';

const BOX = /^\[([ xX])\]\s+/;

/** `- [x] done` as a box that is ticked. */
export function taskLists(md: MarkdownIt): void {
  md.core.ruler.after('inline', 'task_lists', state => {
    const { tokens } = state;
    tokens.forEach((token, index) => {
      const [first] = token.children ?? [];
      const match = first?.type === 'text' ? BOX.exec(first.content) : null;
      if (
        match &&
        tokens[index - 1]?.type === 'paragraph_open' &&
        tokens[index - 2]?.type === 'list_item_open'
      ) {
        tokens[index - 2].attrJoin('class', 'task-list-item');
        first.content = `${match[1] === ' ' ? '☐' : '☑'} ${first.content.slice(
          match[0].length,
        )}`;
      }
    });
  });
}
