'use strict';

/** The output of a call as the AWS CLI prints it. */
function format(output, kind = 'json') {
  const plain = clean(output);
  if (kind === 'text') {
    const lines = [];
    text(plain, undefined, lines);
    return lines.map(line => `${line}\n`).join('');
  }
  return Object.keys(plain).length > 0
    ? `${JSON.stringify(plain, null, 4)}\n`
    : '';
}

/** Without what is not there, and with times as the CLI writes them. */
function clean(value) {
  if (value instanceof Date) {
    return value.toISOString().replace(/(\.\d{3})Z$/, '$1000+00:00');
  }
  if (Array.isArray(value)) {
    return value.map(clean);
  }
  if (value && typeof value === 'object') {
    return Object.fromEntries(
      Object.entries(value)
        .filter(([, item]) => item !== undefined)
        .map(([key, item]) => [key, clean(item)]),
    );
  }
  return value;
}

/** Tabs between the values of an object, by the names of their keys; nested ones on lines that begin with their name. */
function text(value, name, lines, keys) {
  if (Array.isArray(value)) {
    const objects = value.filter(item => item && typeof item === 'object');
    if (value.length > 0 && objects.length === 0) {
      lines.push([...(name ? [name.toUpperCase()] : []), ...value].join('\t'));
    }
    const shared = [...new Set(objects.flatMap(scalarKeys))].sort();
    objects.forEach(item => text(item, name, lines, shared));
    return;
  }
  const own = keys || scalarKeys(value).sort();
  if (own.length > 0) {
    const values = own.map(key =>
      value[key] === undefined ? 'None' : String(value[key]),
    );
    lines.push([...(name ? [name.toUpperCase()] : []), ...values].join('\t'));
  }
  Object.keys(value)
    .sort()
    .filter(key => value[key] && typeof value[key] === 'object')
    .forEach(key => text(value[key], key, lines));
}

function scalarKeys(value) {
  return Object.keys(value).filter(
    key => !(value[key] && typeof value[key] === 'object'),
  );
}

module.exports = { format };
