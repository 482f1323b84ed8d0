export interface Token {
  kind: 'literal' | 'name' | 'operator' | 'end';
  text: string;
  value?: number | string;
  position: number;
}

const PATTERNS: readonly [
  RegExp,
  Token['kind'] | 'space' | 'text' | 'number',
][] = [
  [/\s+/y, 'space'],
  [/'(?:[^']|'')*'/y, 'text'],
  [
    /[-+]?(?:0x[0-9a-fA-F]+|0o[0-7]+|(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)(?![\w.])/y,
    'number',
  ],
  [/[A-Za-z_][A-Za-z0-9_-]*/y, 'name'],
  [/&&|\|\||==|!=|<=|>=|[!<>()[\].,*]/y, 'operator'],
];

/** Cuts the text of an expression into tokens. Throws on what is no part of the language. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let position = 0;
  while (position < source.length) {
    const found = match(source, position);
    if (!found) {
      throw new Error(
        `Unexpected symbol '${source[position]}' at position ${
          position + 1
        } of expression: ${source}`,
      );
    }
    const [kind, text] = found;
    if (kind === 'text') {
      const value = text.slice(1, -1).replaceAll("''", "'");
      tokens.push({ kind: 'literal', text, value, position });
    } else if (kind === 'number') {
      tokens.push({ kind: 'literal', text, value: Number(text), position });
    } else if (kind !== 'space') {
      tokens.push({ kind, text, position });
    }
    position += text.length;
  }
  return [...tokens, { kind: 'end', text: 'end', position }];
}

function match(source: string, position: number) {
  for (const [pattern, kind] of PATTERNS) {
    pattern.lastIndex = position;
    const text = pattern.exec(source)?.[0];
    if (text) {
      return [kind, text] as const;
    }
  }
  return undefined;
}
