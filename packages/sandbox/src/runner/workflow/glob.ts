/**
 * A pattern of GitHub's filters as a regular expression: `*` stops at a slash, `**` does not,
 * `?` and `+` repeat what stands before them, `[]` is a class.
 */
export function patternToRegExp(pattern: string): RegExp {
  const body = pattern.replace(
    /\*\*\/|\*\*|\*|\[[^\]]*\]|\\.|[.^$(){}|\\/]/g,
    part => {
      if (part === '**/') {
        return '(?:.*/)?';
      }
      if (part === '**') {
        return '.*';
      }
      if (part === '*') {
        return '[^/]*';
      }
      if (part.startsWith('[') || (part.startsWith('\\') && part.length > 1)) {
        return part;
      }
      return `\\${part}`;
    },
  );
  return new RegExp(`^${body}$`);
}

/** Whether a name matches a list in which later patterns win and `!` takes out. */
export function matchesPatterns(name: string, patterns: string[]): boolean {
  return patterns.reduce(
    (matched, pattern) =>
      pattern.startsWith('!')
        ? matched && !patternToRegExp(pattern.slice(1)).test(name)
        : matched || patternToRegExp(pattern).test(name),
    false,
  );
}
