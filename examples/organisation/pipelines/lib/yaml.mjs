/**
 * The little of YAML that the pipeline reads and writes: a map at the top whose values are scalars, maps of scalars or
 * lists. Whatever looks different is an error, so that a file that is not understood is never taken for an empty one.
 */

/** The lines of each top-level key; the first is what follows the colon. */
export function sections(text, file) {
  const found = new Map();
  let current;
  for (const line of text.split(/\r?\n/)) {
    const key = /^(?:"([\w-]+)"|'([\w-]+)'|([\w-]+)):(?:\s+(.*))?$/.exec(line);
    if (key) {
      const name = key[1] ?? key[2] ?? key[3];
      if (found.has(name)) {
        throw new Error(`${file}: ${name} is there twice`);
      }
      current = [key[4] ?? ''];
      found.set(name, current);
    } else if (/^(\s+|- |$)/.test(line) && (current || !line.trim())) {
      current?.push(line);
    } else if (!/^(#|---\s*$)/.test(line)) {
      throw new Error(`${file}: cannot read the line: ${line}`);
    }
  }
  return found;
}

/** A scalar of a map below a top-level key, or undefined; `{}` and a missing key have none. */
export function scalar(found, section, key, file) {
  const [inline = '{}', ...lines] = found.get(section) ?? [];
  const rest = inline.replace(/\s*#.*$/, '');
  if (rest === '{}') {
    return undefined;
  }
  if (rest !== '') {
    throw new Error(`${file}: ${section} is not written as a block`);
  }
  const matches = lines
    .map(line => /^\s+(?:"([\w-]+)"|'([\w-]+)'|([\w-]+)):\s+(.*)$/.exec(line))
    .filter(match => match && (match[1] ?? match[2] ?? match[3]) === key);
  if (matches.length > 1) {
    throw new Error(`${file}: ${section}.${key} is there twice`);
  }
  return matches.length ? unquote(matches[0][4].trim(), file) : undefined;
}

/** A map of maps of texts, each text quoted as JSON does, which YAML reads the same. */
export function serialise(document) {
  return Object.entries(document)
    .map(([section, values]) => {
      const lines = Object.entries(values).map(
        ([key, value]) => `  ${key}: ${JSON.stringify(String(value))}\n`,
      );
      return `${section}:\n${lines.join('')}`;
    })
    .join('');
}

function unquote(text, file) {
  if (text.startsWith('"')) {
    return JSON.parse(text.replace(/\s+#.*$/, ''));
  }
  const single = /^'((?:[^']|'')*)'(?:\s+#.*)?$/.exec(text);
  if (single) {
    return single[1].replaceAll("''", "'");
  }
  if (/^[|>&*!{[%@`]/.test(text)) {
    throw new Error(`${file}: cannot read the value: ${text}`);
  }
  return text.replace(/\s+#.*$/, '');
}
