/**
 * Matches as Argo CD's globs do: `*` any text, `?` one character, `{a,b}` either, `[abc]` one of.
 * With a separator, `*` stops at it and `**` does not.
 */
export function matchesGlob(
  pattern: string,
  text: string,
  separator?: string,
): boolean {
  return new RegExp(`^${toExpression(pattern, separator)}$`, 's').test(text);
}

function toExpression(pattern: string, separator?: string): string {
  const any = separator ? `[^${separator}]*` : '.*';
  let braces = 0;
  let source = '';
  for (let index = 0; index < pattern.length; index += 1) {
    const char = pattern[index];
    if (char === '*') {
      const double = pattern[index + 1] === '*';
      index += double ? 1 : 0;
      source += double ? '.*' : any;
    } else if (char === '?') {
      source += separator ? `[^${separator}]` : '.';
    } else if (char === '{') {
      braces += 1;
      source += '(?:';
    } else if (char === '}' && braces > 0) {
      braces -= 1;
      source += ')';
    } else if (char === ',' && braces > 0) {
      source += '|';
    } else {
      source += char.replace(/[.+^$()|[\]\\{}]/, '\\$&');
    }
  }
  return source;
}
