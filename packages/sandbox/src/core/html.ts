/** HTML that is safe to send: made by the template below only. */
export class Html {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

type Value =
  | Html
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Value[];

/** A template whose values are escaped unless they are HTML already; nothing, false and null vanish. */
export function html(strings: TemplateStringsArray, ...values: Value[]): Html {
  return new Html(
    strings.reduce(
      (text, string, i) => text + rendered(values[i - 1]) + string,
    ),
  );
}

function escapeHtml(text: string): string {
  return text
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;');
}

function rendered(value: Value): string {
  if (value instanceof Html) {
    return value.text;
  }
  if (value === null || value === undefined || typeof value === 'boolean') {
    return '';
  }
  return Array.isArray(value)
    ? value.map(rendered).join('')
    : escapeHtml(String(value));
}
