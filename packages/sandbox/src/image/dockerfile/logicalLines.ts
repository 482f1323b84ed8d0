/** A line as an instruction sees it: continued lines joined, comments gone. */
export interface LogicalLine {
  /** Of its first line in the file, from 1. */
  line: number;
  text: string;
}

const DIRECTIVE = /^#\s*([a-zA-Z][a-zA-Z0-9]*)\s*=\s*(.+?)\s*$/;

/** The escape character, which a parser directive at the top can set to a backtick. */
export function escapeCharacter(source: string): '\\' | '`' {
  for (const line of source.split(/\r?\n/)) {
    const match = DIRECTIVE.exec(line);
    if (!match) {
      break;
    }
    if (match[1].toLowerCase() === 'escape') {
      return match[2] === '`' ? '`' : '\\';
    }
  }
  return '\\';
}

export function logicalLines(source: string): LogicalLine[] {
  const continuation = new RegExp(`\\${escapeCharacter(source)}[ \\t]*$`);
  const result: LogicalLine[] = [];
  let open: LogicalLine | undefined;
  source
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .forEach((raw, index) => {
      // Comments and, between continued lines, blank lines vanish.
      if (/^\s*(#|$)/.test(raw)) {
        return;
      }
      const continues = continuation.test(raw);
      const text = raw.replace(continuation, '');
      open = open
        ? { ...open, text: open.text + text }
        : { line: index + 1, text: text.trimStart() };
      if (!continues) {
        result.push({ ...open, text: open.text.trimEnd() });
        open = undefined;
      }
    });
  return open ? [...result, open] : result;
}
