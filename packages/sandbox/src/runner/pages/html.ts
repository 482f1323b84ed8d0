/** Markup that is safe to put into a page as it is. */
export class Html {
  constructor(readonly text: string) {}
}

type Part = string | number | Html | null | undefined | false | Part[];

/** A template that escapes whatever is put into it, unless it is markup already. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
  return new Html(
    strings.reduce(
      (text, string, index) => `${text}${render(parts[index - 1])}${string}`,
    ),
  );
}

function render(part: Part): string {
  if (part === null || part === undefined || part === false) {
    return '';
  }
  if (Array.isArray(part)) {
    return part.map(render).join('');
  }
  return part instanceof Html ? part.text : escapeHtml(String(part));
}

function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
