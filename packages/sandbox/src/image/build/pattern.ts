/** A pattern of file names as Go's filepath.Match reads it, and where asked `**` for any number of folders. */
export function patternToRegExp(
  pattern: string,
  options: { doubleStar?: boolean } = {},
): RegExp {
  let source = '';
  let i = 0;
  while (i < pattern.length) {
    const character = pattern[i];
    if (options.doubleStar && pattern.startsWith('**', i)) {
      i += 2;
      if (pattern[i] === '/') {
        source += '(?:.*/)?';
        i += 1;
      } else {
        source += '.*';
      }
      continue;
    }
    const range = /^\[\^?[^\]]+\]/.exec(pattern.slice(i))?.[0];
    if (character === '*') {
      source += '[^/]*';
    } else if (character === '?') {
      source += '[^/]';
    } else if (range) {
      source += range.replace(/\\/g, '\\\\');
    } else {
      const literal =
        character === '\\' && i + 1 < pattern.length
          ? pattern[(i += 1)]
          : character;
      source += literal.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
    }
    i += range?.length ?? 1;
  }
  return new RegExp(`^${source}$`);
}

export function hasWildcard(pattern: string): boolean {
  return /[*?[]/.test(pattern);
}
