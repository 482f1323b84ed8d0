import { DockerfileError } from './DockerfileError';

export interface ExpandOptions {
  line: number;
  escape: string;
  lookup: (name: string) => string | undefined;
}

/** The words of a line, still with their quotes. */
export function splitWords(text: string, escape: string): string[] {
  const words: string[] = [];
  let word = '';
  let quote = '';
  for (let i = 0; i < text.length; i += 1) {
    const character = text[i];
    if (character === escape && quote !== "'" && i + 1 < text.length) {
      word += character + text[(i += 1)];
    } else if (quote) {
      word += character;
      quote = character === quote ? '' : quote;
    } else if (/\s/.test(character)) {
      if (word) {
        words.push(word);
      }
      word = '';
    } else {
      word += character;
      quote = character === '"' || character === "'" ? character : '';
    }
  }
  return word ? [...words, word] : words;
}

/** A word without its quotes and with its variables replaced, as the builder does it. */
export function expand(word: string, options: ExpandOptions): string {
  const { escape, line, lookup } = options;
  let result = '';
  let quote = '';
  let i = 0;
  while (i < word.length) {
    const character = word[i];
    if (quote === "'") {
      if (character === "'") {
        quote = '';
      } else {
        result += character;
      }
      i += 1;
    } else if (character === escape) {
      const next = word[i + 1] ?? '';
      const literal = quote && !['"', '$', escape].includes(next);
      result += literal ? character + next : next;
      i += 2;
    } else if (character === '"' || (character === "'" && !quote)) {
      quote = quote ? '' : character;
      i += 1;
    } else if (character === '$') {
      const found = variable(word, i, options);
      result += found.value;
      i = found.end;
    } else {
      result += character;
      i += 1;
    }
  }
  if (quote) {
    throw new DockerfileError(
      line,
      `unexpected end of ${word}: a quote is open`,
    );
  }
  return result;

  function variable(text: string, start: number, o: ExpandOptions) {
    const plain = /^\$([A-Za-z_][A-Za-z0-9_]*)/.exec(text.slice(start));
    if (plain) {
      return { value: lookup(plain[1]) ?? '', end: start + plain[0].length };
    }
    if (text[start + 1] !== '{') {
      return { value: '$', end: start + 1 };
    }
    const end = closingBrace(text, start + 2);
    const body = text.slice(start + 2, end);
    const match = /^([A-Za-z_][A-Za-z0-9_]*)(?:(:?[-+?])([^]*))?$/.exec(body);
    if (end < 0 || !match) {
      throw new DockerfileError(
        line,
        `unsupported substitution \${${
          end < 0 ? text.slice(start + 2) : body
        }}`,
      );
    }
    return { value: substitute(match, o), end: end + 1 };
  }
}

function substitute(
  [, name, operator, alternative = '']: RegExpExecArray,
  options: ExpandOptions,
): string {
  const value = options.lookup(name);
  const set = operator?.startsWith(':') ? Boolean(value) : value !== undefined;
  switch (operator?.slice(-1)) {
    case '-':
      return set ? value ?? '' : expand(alternative, options);
    case '+':
      return set ? expand(alternative, options) : '';
    case '?':
      if (!set) {
        throw new DockerfileError(
          options.line,
          `${name}: ${expand(alternative, options) || 'is not set'}`,
        );
      }
      return value ?? '';
    default:
      return value ?? '';
  }
}

function closingBrace(text: string, from: number): number {
  let depth = 1;
  for (let i = from; i < text.length; i += 1) {
    if (text[i] === '{') {
      depth += 1;
    } else if (text[i] === '}') {
      depth -= 1;
      if (depth === 0) {
        return i;
      }
    }
  }
  return -1;
}
